package io.mainstay.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.mainstay.web.Session;
import io.mainstay.web.TestPages;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.TestCodes;
import io.mainstay.workspace.Workspace;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@TestPages.Test
@DirtiesContext
class PasswordResetTest {

    private static final String NEW = "another harbor, much quieter";
    private static final Pattern LINK =
            Pattern.compile("https://mainstay\\.example\\.com(/sign-in/reset/new\\?token=([\\w-]{43}))");
    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Members members;

    @Autowired
    private Factors factors;

    @Autowired
    private JdbcClient db;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry settings) {
        POST.start();
        settings.add("MAINSTAY_URL", () -> "https://mainstay.example.com/");
        settings.add("MAINSTAY_MAIL_HOST", () -> "127.0.0.1");
        settings.add("MAINSTAY_MAIL_PORT", () -> POST.getSmtp().getPort());
        settings.add("MAINSTAY_MAIL_TLS", () -> "none");
        settings.add("MAINSTAY_MAIL_FROM", () -> "mainstay@example.com");
    }

    @AfterAll
    static void stop() {
        POST.stop();
    }

    @BeforeEach
    void setUp() throws Exception {
        TestPages.ada(workspace);
        POST.purgeEmailFromAllMailboxes();
        db.sql("delete from password_reset").update();
        db.sql("delete from sign_in_failure").update();
    }

    @Test
    void a_link_sets_a_new_password_once_ends_sessions_and_keeps_the_second_factor() throws Exception {
        var open = new Session(mvc);
        open.signIn("ada@example.com", TestPages.PASSWORD);
        String secret =
                open.open("/settings/security/app").select("#app-secret").text();
        open.send("/settings/security/app", Map.of("code", TestCodes.code(secret, 0)));

        assertThat(POST.waitForIncomingEmail(5_000, 1)).isTrue();
        Matcher link = asksForALink("ada@example.com", 2);
        var fresh = new Session(mvc);
        fresh.open(link.group(1));
        MvcTestResult weak = fresh.send("/sign-in/reset/new", Map.of("token", link.group(2), "password", "short"));
        assertThat(weak).hasStatus(422);
        MvcTestResult done = fresh.send("/sign-in/reset/new", Map.of("token", link.group(2), "password", NEW));
        assertThat(done).hasStatusOk();
        assertThat(TestPages.page(done).text()).contains("signed out everywhere");

        assertThat(open.get("/settings/company")).as("ended").hasStatus(302);
        assertThat(new Session(mvc).signIn("ada@example.com", TestPages.PASSWORD))
                .hasStatus(422);
        assertThat(new Session(mvc).signIn("ada@example.com", NEW))
                .hasStatus(303)
                .hasHeader("Location", "/sign-in/second?next=%2F");
        assertThat(factors.held(1).app()).isTrue();
        assertThat(fresh.send("/sign-in/reset/new", Map.of("token", link.group(2), "password", NEW + "!")))
                .as("a second time")
                .hasStatus(404);
        assertThat(POST.waitForIncomingEmail(5_000, 3)).isTrue();
        assertThat(GreenMailUtil.getBody(POST.getReceivedMessages()[0])).contains("An authenticator app was set up");
        assertThat(GreenMailUtil.getBody(POST.getReceivedMessages()[2])).contains("Your password was changed");
        db.sql("delete from sign_in_failure").update();
        factors.removeAll(Principal.program(), members.find(1).orElseThrow());
    }

    @Test
    void an_unknown_email_is_answered_alike_and_nothing_is_sent() {
        var session = new Session(mvc);
        MvcTestResult known = session.send("/sign-in/reset", Map.of("email", "ada@example.com"));
        MvcTestResult unknown = session.send("/sign-in/reset", Map.of("email", "eve@example.com"));
        assertThat(TestPages.page(unknown).select("main").text())
                .isEqualTo(TestPages.page(known).select("main").text())
                .contains("for 30 minutes");
        assertThat(POST.waitForIncomingEmail(5_000, 1)).isTrue();
        assertThat(POST.waitForIncomingEmail(500, 2)).isFalse();
    }

    @Test
    void a_link_works_no_more_when_half_an_hour_is_over() throws Exception {
        Matcher link = asksForALink("ada@example.com", 1);
        db.sql("update password_reset set expires_at = expires_at - interval '31 minutes'")
                .update();
        assertThat(new Session(mvc).get(link.group(1))).hasStatus(404);
        assertThat(mvc.get().uri("/sign-in/reset/new?token=" + "x".repeat(43))).hasStatus(404);
    }

    @Test
    void nobody_is_sent_more_than_three_links_an_hour() {
        var session = new Session(mvc);
        for (int at = 0; at < 3; at++) {
            session.send("/sign-in/reset", Map.of("email", "ada@example.com"));
            assertThat(POST.waitForIncomingEmail(5_000, at + 1)).isTrue();
        }
        session.send("/sign-in/reset", Map.of("email", "ada@example.com"));
        assertThat(POST.waitForIncomingEmail(500, 4)).isFalse();
    }

    /** @param mails how many have come when the one with the link is there */
    private Matcher asksForALink(String email, int mails) throws Exception {
        new Session(mvc).send("/sign-in/reset", Map.of("email", email));
        assertThat(POST.waitForIncomingEmail(5_000, mails)).isTrue();
        MimeMessage mail = POST.getReceivedMessages()[mails - 1];
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("Mainstay <mainstay@example.com>");
        Matcher link = LINK.matcher(mail.getContent().toString());
        assertThat(link.find()).isTrue();
        return link;
    }
}
