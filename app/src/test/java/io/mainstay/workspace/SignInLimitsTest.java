package io.mainstay.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {

    private static final String ADA = "ada@example.com";

    private final TestWorkspace given = new TestWorkspace();

    @Test
    void four_failures_cost_nothing_and_each_after_that_twice_the_time() {
        fail(4, ADA, "10.0.0.1");
        assertThat(given.limits.delay(ADA, "10.0.0.1")).isZero();
        fail(1, "ADA@example.com", "10.0.0.2");
        assertThat(given.limits.delay(ADA, "10.0.0.3"))
                .as("counted for the account, whatever the address")
                .isEqualTo(Duration.ofSeconds(2));
        fail(1, ADA, "10.0.0.1");
        assertThat(given.limits.delay(ADA, "10.0.0.3")).isEqualTo(Duration.ofSeconds(4));
        assertThat(given.limits.delay("ben@example.com", "10.0.0.1")).isZero();
    }

    @Test
    void one_address_has_twenty_tries_over_all_accounts() {
        for (int at = 0; at < 20; at++) {
            assertThat(given.limits.delay("somebody" + at + "@example.com", "10.0.0.1"))
                    .isZero();
            fail(1, "somebody" + at + "@example.com", "10.0.0.1");
        }
        assertThat(given.limits.delay(ADA, "10.0.0.1")).isPositive();
        assertThat(given.limits.delay(ADA, "10.0.0.2")).isZero();
    }

    @Test
    void nobody_waits_longer_than_five_minutes_and_all_is_forgotten_after_fifteen() {
        fail(60, ADA, "10.0.0.1");
        assertThat(given.limits.delay(ADA, "10.0.0.1")).isEqualTo(Duration.ofMinutes(5));
        given.pass(Duration.ofMinutes(5));
        assertThat(given.limits.delay(ADA, "10.0.0.1")).isZero();
        given.pass(Duration.ofMinutes(11));
        fail(1, ADA, "10.0.0.1");
        assertThat(given.limits.delay(ADA, "10.0.0.1")).isZero();
    }

    @Test
    void a_right_password_forgives_the_wrong_ones() {
        fail(9, ADA, "10.0.0.1");
        given.limits.succeeded(ADA);
        assertThat(given.limits.delay(ADA, "10.0.0.1")).isZero();
    }

    private void fail(int times, String email, String address) {
        for (int at = 0; at < times; at++) {
            given.limits.failed(email, address);
        }
    }
}
