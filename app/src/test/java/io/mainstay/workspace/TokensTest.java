package io.mainstay.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Set<Scope> READ = Set.of(Scope.METRICS_READ);

    private final TestWorkspace given = new TestWorkspace();
    private final Principal ada = given.ada();

    @Test
    void a_token_speaks_for_who_made_it_with_the_scopes_it_was_given() {
        var made = given.tokens.make("Billing", Set.of(Scope.FACTS_WRITE), 90, ada);
        assertThat(made.text()).matches("mst_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{49}");
        assertThat(made.toString()).doesNotContain(made.text());
        assertThat(given.tokens.findHolder(made.text())).hasValue(new Tokens.Holder(ada, Set.of(Scope.FACTS_WRITE)));
        assertThat(given.tokens.list(ada).getFirst().lastUsedAt())
                .as("its use is noted")
                .isNotNull();
    }

    @Test
    void a_token_with_one_letter_changed_is_none() {
        String text = given.tokens.make("Billing", READ, 90, ada).text();
        for (int at = 0; at < text.length(); at++) {
            char other = text.charAt(at) == 'a' ? 'b' : 'a';
            assertThat(given.tokens.findHolder(text.substring(0, at) + other + text.substring(at + 1)))
                    .as("changed at %d", at)
                    .isEmpty();
        }
    }

    @Test
    void a_token_ends_by_itself() {
        String text = given.tokens.make("Billing", READ, 7, ada).text();
        given.pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(given.tokens.findHolder(text)).isPresent();
        given.pass(Duration.ofSeconds(1));
        assertThat(given.tokens.findHolder(text)).isEmpty();
    }

    @Test
    void a_revoked_token_works_no_more() {
        var made = given.tokens.make("Billing", READ, 7, ada);
        given.tokens.revoke(made.token().id(), ada);
        assertThat(given.tokens.findHolder(made.text())).isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> given.tokens.revoke(made.token().id(), ada));
    }

    @Test
    void a_token_needs_a_name_a_scope_and_an_end_within_a_year() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> given.tokens.make(" ", READ, 7, ada));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> given.tokens.make("Billing", Set.of(), 7, ada));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> given.tokens.make("Billing", READ, 366, ada));
    }
}
