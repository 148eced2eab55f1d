package io.mainstay.accounts;

import static io.mainstay.facts.TestFacts.profile;
import static io.mainstay.facts.TestFacts.retraction;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.RawFact;
import io.mainstay.facts.TestFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose an account is decides who sees it, so it must be right at once, whatever becomes of the records. */
class OwnedAccountsTest {

    private final TestFacts world = new TestFacts();
    private OwnedAccounts owned;

    @BeforeEach
    void setUp() {
        world.now = Instant.parse("2026-03-01T09:00:00Z");
        owned = new OwnedAccounts(world.db, world.clock);
    }

    @Test
    void the_last_owner_stated_up_to_now_counts() {
        record(owner("p1", "harbor", "2025-01-01", "Ada"), owner("p2", "keel", "2025-01-01", "Ada"));
        record(owner("p3", "harbor", "2026-02-01", "Ben"));
        assertThat(of("ada")).containsExactly("keel");
        assertThat(of("ben")).containsExactly("harbor");
        assertThat(of("ada", "ben")).containsExactly("harbor", "keel");
        assertThat(of("eve")).isEmpty();
    }

    @Test
    void letters_and_blanks_do_not_matter() {
        record(owner("p1", "harbor", "2025-01-01", "  ADA@Sail.example "));
        assertThat(of("ada@sail.example")).containsExactly("harbor");
    }

    @Test
    void an_owner_to_come_does_not_own_yet() {
        record(owner("p1", "harbor", "2025-01-01", "Ada"), owner("p2", "harbor", "2026-04-01", "Ben"));
        assertThat(of("ben")).isEmpty();
        world.now = Instant.parse("2026-04-02T00:00:00Z");
        assertThat(of("ben")).containsExactly("harbor");
        assertThat(of("ada")).isEmpty();
    }

    @Test
    void a_correction_and_a_retraction_hold_at_once() {
        record(owner("p1", "harbor", "2025-01-01", "Ada"), owner("p2", "harbor", "2026-01-01", "Ben"));
        record(retraction("account_profile", "p2"));
        assertThat(of("ada")).containsExactly("harbor");
        record(owner("p1", "harbor", "2025-01-01", "Cai"));
        assertThat(of("ada")).isEmpty();
        assertThat(of("cai")).containsExactly("harbor");
        record(retraction("account_profile", "p1"));
        assertThat(of("cai")).isEmpty();
    }

    @Test
    void a_record_that_moves_to_another_account_leaves_the_first() {
        record(owner("p1", "harbor", "2025-01-01", "Ada"));
        record(owner("p1", "keel", "2025-01-01", "Ada"));
        assertThat(of("ada")).containsExactly("keel");
    }

    @Test
    void an_owner_cleared_owns_no_more_and_a_profile_silent_about_it_changes_nothing() {
        record(owner("p1", "harbor", "2025-01-01", "Ada"));
        record(profile("p2", "harbor", "2025-06-01", Map.of("segment", "SMB")));
        assertThat(of("ada")).containsExactly("harbor");
        record(owner("p3", "harbor", "2025-07-01", null));
        assertThat(of("ada")).isEmpty();
    }

    @Test
    void of_two_statements_for_one_moment_the_later_recorded_counts() {
        record(owner("p1", "harbor", "2025-01-01", "Ada"), owner("p2", "harbor", "2025-01-01", "Ben"));
        assertThat(of("ada")).isEmpty();
        assertThat(of("ben")).containsExactly("harbor");
    }

    private static RawFact owner(String key, String account, String at, @Nullable String owner) {
        var fields = new java.util.HashMap<String, @Nullable Object>();
        fields.put("owner", owner);
        return new RawFact("account_profile", account, at, null, fields, key, false);
    }

    private void record(RawFact... facts) {
        world.facts.record("crm", List.of(facts));
    }

    private Set<String> of(String... owners) {
        return owned.of(Set.of(owners)).stream()
                .map(id -> world.accounts.key(AccountId.of(id)))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
