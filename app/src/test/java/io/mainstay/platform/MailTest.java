package io.mainstay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.MailException;

class MailTest {

    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void setUp() {
        post.start();
        settings.put("MAINSTAY_URL", "https://mainstay.example.com");
        settings.put("MAINSTAY_MAIL_HOST", "127.0.0.1");
        settings.put("MAINSTAY_MAIL_PORT", Integer.toString(post.getSmtp().getPort()));
        settings.put("MAINSTAY_MAIL_TLS", "none");
        settings.put("MAINSTAY_MAIL_FROM", "mainstay@example.com");
    }

    @AfterEach
    void stop() {
        post.stop();
    }

    @Test
    void a_mail_arrives_as_it_was_written() throws Exception {
        post.setUser("ada", "p:ss wörd");
        settings.put("MAINSTAY_MAIL_USER", "ada");
        settings.put("MAINSTAY_MAIL_PASSWORD", "p:ss wörd");
        mail().send("ada@example.com", "Grüße ✓", "Hello Ada\n");
        var arrived = post.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Grüße ✓");
        assertThat(GreenMailUtil.getBody(arrived)).contains("Hello Ada");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello\r\nBcc: eve@example.com", "Hello\nX", "Hello\rX", "Hello\0"})
    void a_line_break_in_a_header_is_refused(String text) {
        Mail mail = mail();
        assertThatThrownBy(() -> mail.send("ada@example.com", text, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mail.send(text + "@example.com", "Hello", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(post.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_that_cannot_encrypt_gets_nothing_when_encryption_is_asked_for() {
        settings.put("MAINSTAY_MAIL_TLS", "starttls");
        Mail mail = mail();
        assertThatThrownBy(() -> mail.send("ada@example.com", "Hello", "")).isInstanceOf(MailException.class);
        assertThat(post.getReceivedMessages()).isEmpty();
    }

    @Test
    void without_settings_it_says_what_to_set() {
        var mail = new Mail(Settings.read(_ -> null), Clock.systemUTC());
        assertThat(mail.isReady()).isFalse();
        assertThatThrownBy(() -> mail.send("ada@example.com", "Hello", ""))
                .hasMessageContainingAll("MAINSTAY_MAIL_HOST", "MAINSTAY_MAIL_FROM", "MAINSTAY_URL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAINSTAY_MAIL_FROM|nobody|must be an e-mail address",
                "MAINSTAY_MAIL_PORT|0|is not a port",
                "MAINSTAY_MAIL_TLS|maybe|must be starttls, tls or none",
                "MAINSTAY_MAIL_USER|ada|go together",
                "MAINSTAY_MAIL_HOST|''|MAINSTAY_MAIL_FROM is set, but MAINSTAY_MAIL_HOST is not",
                "MAINSTAY_URL|''|MAINSTAY_MAIL_HOST needs MAINSTAY_URL",
                "MAINSTAY_URL|https://x.example/here|is not an address such as"
            })
    void what_is_wrong_with_the_settings_is_said_at_the_start(String name, String value, String problem) {
        settings.put(name, value);
        assertThatThrownBy(() -> Settings.read(settings::get))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "https://Mainstay.example.com/, https://mainstay.example.com, mainstay.example.com",
        "https://mainstay.example.com:443, https://mainstay.example.com, mainstay.example.com",
        "http://localhost:8080, http://localhost:8080, localhost"
    })
    void the_address_is_kept_as_browsers_write_it(String text, String origin, String host) {
        assertThat(PublicAddress.of(text)).isEqualTo(new PublicAddress(origin, host));
    }

    private Mail mail() {
        return new Mail(Settings.read(settings::get), Clock.systemUTC());
    }
}
