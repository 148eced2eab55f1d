package io.mainstay.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"a quiet harbor town", "correct staple harbor", "äöüß und noch mehr", "zzqk7#pplmw9"})
    void a_long_password_that_nobody_tries_first_is_fine(String password) {
        assertThat(PasswordRule.problem(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "elevenchars",
                "Password123456",
                "password!!!!!!",
                "QwertyUiop123",
                "aaaaaaaaaaaaaa",
                "123456789012",
                "MainstayMainstay",
                "correct horse battery staple"
            })
    void a_short_or_common_password_is_refused(String password) {
        assertThat(PasswordRule.problem(password)).isPresent();
    }

    @Test
    void a_very_long_password_is_refused() {
        String long120 = "harbor town ".repeat(10);
        assertThat(PasswordRule.problem(long120 + "12345678")).isEmpty();
        assertThat(PasswordRule.problem(long120 + "123456789")).isPresent();
    }
}
