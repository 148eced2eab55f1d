package io.mainstay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

class UnavailableTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void a_program_is_told_to_come_back_when_the_database_does_not_answer() throws Exception {
        meet("/api/v1/facts", new CannotGetJdbcConnectionException("no connection to 10.0.0.7"));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString())
                .contains("send the same request again")
                .doesNotContain("10.0.0.7");
    }

    @Test
    void waiting_too_long_for_the_writer_before_it_is_the_same() {
        assertThat(Unavailable.is(new CannotAcquireLockException("lock timeout")))
                .isTrue();
        assertThat(Unavailable.is(new CannotCreateTransactionException("no connection")))
                .isTrue();
        assertThat(Unavailable.is(new IllegalStateException("a bug"))).isFalse();
    }

    @Test
    void pages_and_bugs_are_not_its_business() {
        assertThatThrownBy(() -> meet("/overview", new CannotGetJdbcConnectionException("none")))
                .isInstanceOf(CannotGetJdbcConnectionException.class);
        assertThatThrownBy(() -> meet("/api/v1/facts", new IllegalStateException("a bug")))
                .isInstanceOf(IllegalStateException.class);
    }

    private void meet(String path, RuntimeException exception) throws Exception {
        new Unavailable().doFilter(new MockHttpServletRequest("POST", path), response, (_, _) -> {
            throw exception;
        });
    }
}
