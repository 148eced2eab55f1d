package io.mainstay.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.web.Session;
import io.mainstay.web.TestPages;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.AuditPage;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.TestCodes;
import io.mainstay.workspace.Workspace;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@TestPages.Test
class SecondStepTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Members members;

    @Autowired
    private Factors factors;

    @Autowired
    private Audit audit;

    @Autowired
    private JdbcClient db;

    private Principal ada;
    private Member member;
    private Session session;

    @BeforeEach
    void setUp() {
        ada = TestPages.ada(workspace);
        member = members.find(ada.member()).orElseThrow();
        session = new Session(mvc);
        assertThat(session.signIn(member.email(), TestPages.PASSWORD)).hasStatus(303);
    }

    @AfterEach
    void leaveAsItWas() {
        factors.require(ada, false);
        factors.removeAll(Principal.program(), member);
    }

    @Test
    void after_the_password_a_code_of_the_app_is_asked_for_and_each_counts_once() {
        String secret = setsUpAnApp();
        var again = new Session(mvc);
        MvcTestResult half = again.signIn(member.email(), TestPages.PASSWORD);
        assertThat(half).hasStatus(303).hasHeader("Location", "/sign-in/second?next=%2F");
        assertThat(again.get("/overview")).as("half is not in").hasStatus(302);
        assertThat(again.open("/sign-in/second").select("label[for=code]").text())
                .contains("Code of your app");
        String code = TestCodes.code(secret, 0);
        assertThat(again.send("/sign-in/second", Map.of("code", code.substring(0, 3) + " " + code.substring(3))))
                .hasStatus(303)
                .hasHeader("Location", "/");
        assertThat(again.get("/settings/company")).hasStatusOk();

        var third = new Session(mvc);
        third.signIn(member.email(), TestPages.PASSWORD);
        third.open("/sign-in/second");
        MvcTestResult replay = third.send("/sign-in/second", Map.of("code", code));
        assertThat(replay).as("seen over somebody's shoulder").hasStatus(422);
        assertThat(TestPages.page(replay).select("[role=alert]").text()).contains("was used before");
        assertThat(third.send("/sign-in/second", Map.of("code", TestCodes.code(secret, 1))))
                .hasStatus(303);
    }

    @Test
    void a_recovery_code_opens_once() {
        List<String> codes = setsUpAnAppAndKeepsCodes();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        var again = new Session(mvc);
        again.signIn(member.email(), TestPages.PASSWORD);
        again.open("/sign-in/second");
        assertThat(again.send("/sign-in/second", Map.of("code", codes.getFirst().toUpperCase())))
                .hasStatus(303)
                .hasHeader("Location", "/settings/security");
        assertThat(again.open("/settings/security").text()).contains("9 of them are left");
        var third = new Session(mvc);
        third.signIn(member.email(), TestPages.PASSWORD);
        third.open("/sign-in/second");
        assertThat(third.send("/sign-in/second", Map.of("code", codes.getFirst())))
                .hasStatus(422);
    }

    @Test
    void guessing_codes_is_slowed_down_even_with_the_right_password_between() {
        setsUpAnApp();
        for (int at = 0; at < 5; at++) {
            var guess = new Session(mvc);
            guess.signIn(member.email(), TestPages.PASSWORD);
            guess.open("/sign-in/second");
            assertThat(guess.send("/sign-in/second", Map.of("code", "00000" + at)))
                    .hasStatus(422);
        }
        assertThat(new Session(mvc).signIn(member.email(), TestPages.PASSWORD)).hasStatus(429);
        db.sql("delete from sign_in_failure").update();
    }

    @Test
    void where_everyone_needs_one_nothing_opens_before_it_is_set_up() {
        session.open("/settings/security");
        assertThat(session.send("/settings/security/rule", Map.of("required", "true")))
                .hasStatus(303);
        assertThat(session.get("/settings/company")).hasStatus(302).hasHeader("Location", "/settings/security");
        Document page = session.open("/settings/security");
        assertThat(page.select(".banner--warning").text()).contains("Everyone here needs a second factor");
        setsUpAnApp();
        assertThat(session.get("/settings/company")).hasStatusOk();
    }

    @Test
    void the_secret_is_sealed_and_the_audit_log_knows_what_was_done() {
        String secret = setsUpAnApp();
        assertThat(db.sql("select count(*) from secret where owner = 'member/%d/totp'".formatted(member.id()))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        session.open("/settings/security");
        assertThat(session.send("/settings/security/app/removal", Map.of())).hasStatus(303);
        assertThat(factors.held(member.id())).isEqualTo(new Factors.Held(false, 0, 0));
        assertThat(audit.list(ada, AuditPage.newest(20)))
                .extracting(kept -> kept.line().deed().action())
                .contains("authenticator_app.added", "recovery_codes.made", "authenticator_app.removed");
        assertThat(audit.list(ada, AuditPage.newest(20)).toString()).doesNotContain(secret.replace(" ", ""));
    }

    @Test
    void who_knows_the_present_password_changes_it_and_is_signed_out_everywhere_else() {
        String other = "another harbor, much quieter";
        var elsewhere = new Session(mvc);
        elsewhere.signIn(member.email(), TestPages.PASSWORD);
        session.open("/settings/security");
        String path = "/settings/security/password";
        assertThat(session.send(path, Map.of("present", "not this one at all", "wanted", other)))
                .hasStatus(422);
        assertThat(session.send(path, Map.of("present", TestPages.PASSWORD, "wanted", "short")))
                .hasStatus(422);
        assertThat(session.send(path, Map.of("present", TestPages.PASSWORD, "wanted", other)))
                .hasStatus(303);
        assertThat(session.get("/settings/company")).hasStatusOk();
        assertThat(elsewhere.get("/settings/company")).hasStatus(302);
        session.open("/settings/security");
        assertThat(session.send(path, Map.of("present", other, "wanted", TestPages.PASSWORD)))
                .hasStatus(303);
        db.sql("delete from sign_in_failure").update();
    }

    @Test
    void a_wrong_code_switches_nothing_on() {
        session.open("/settings/security/app");
        MvcTestResult wrong = session.send("/settings/security/app", Map.of("code", "000000"));
        assertThat(wrong).hasStatus(422);
        assertThat(TestPages.page(wrong).select("#code-error").text()).contains("not the code");
        assertThat(factors.held(member.id()).any()).isFalse();
    }

    private String setsUpAnApp() {
        Document setup = session.open("/settings/security/app");
        assertThat(setup.select("svg.qr path")).hasSize(2);
        String secret = setup.select("#app-secret").text();
        assertThat(session.send("/settings/security/app", Map.of("code", TestCodes.code(secret, -1))))
                .hasStatusOk();
        return secret;
    }

    private List<String> setsUpAnAppAndKeepsCodes() {
        String secret =
                session.open("/settings/security/app").select("#app-secret").text();
        MvcTestResult done = session.send("/settings/security/app", Map.of("code", TestCodes.code(secret, -1)));
        return TestPages.page(done).select("#recovery-codes li").eachText();
    }
}
