package io.mainstay.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final Totp RFC = Totp.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void the_codes_of_the_rfc_come_out(long second, String code) {
        assertThat(RFC.code(Totp.step(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
    }

    @Test
    void a_code_counts_one_step_either_way_and_no_further() {
        Instant now = Instant.parse("2026-03-01T09:00:00Z");
        long step = Totp.step(now);
        assertThat(RFC.stepOf(RFC.code(step, 6), now)).hasValue(step);
        assertThat(RFC.stepOf(RFC.code(step - 1, 6), now)).hasValue(step - 1);
        assertThat(RFC.stepOf(RFC.code(step + 1, 6), now)).hasValue(step + 1);
        assertThat(RFC.stepOf(RFC.code(step - 2, 6), now)).isEmpty();
        assertThat(RFC.stepOf(RFC.code(step + 2, 6), now)).isEmpty();
        assertThat(RFC.stepOf("", now)).isEmpty();
    }

    @Test
    void a_secret_is_written_as_apps_expect_it() {
        assertThat(RFC.text()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @RepeatedTest(20)
    void a_secret_read_again_gives_the_same_codes() {
        Totp totp = Totp.random();
        assertThat(totp.text()).matches("[A-Z2-7]{32}");
        assertThat(Totp.of(totp.text()).code(7, 6)).isEqualTo(totp.code(7, 6));
    }

    @RepeatedTest(20)
    void a_recovery_code_may_be_typed_as_people_type() {
        String code = OnceCode.forPaper();
        assertThat(code).matches("(?:[0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}");
        String typed =
                " " + code.toUpperCase().replace('0', 'O').replace('1', 'l').replace('-', ' ');
        assertThat(OnceCode.normal(typed)).isEqualTo(OnceCode.normal(code));
    }
}
