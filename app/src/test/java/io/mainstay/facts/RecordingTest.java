package io.mainstay.facts;

import static io.mainstay.facts.TestFacts.retraction;
import static io.mainstay.facts.TestFacts.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mainstay.workspace.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static final Principal PROGRAM = Principal.program();

    private final TestFacts world = new TestFacts();
    private final Facts facts = world.facts;

    @Test
    void a_record_becomes_a_fact() {
        assertThat(facts.record("billing", List.of(terms("k1", "2026-01-31", "100.00"))))
                .containsExactly(new Outcome.Recorded(1, 1));

        Fact fact = facts.get(PROGRAM, 1);
        assertThat(fact.at()).as("midnight in Berlin").isEqualTo("2026-01-30T23:00:00Z");
        assertThat(fact.account())
                .isEqualTo(world.accounts.find(Principal.program(), "harbor").orElseThrow());
        assertThat(fact.recordedAt()).isEqualTo(world.now);
        assertThat(fact.fields())
                .as("in one spelling, with the defaults of the kind")
                .isEqualTo("{\"status\": \"active\", \"currency\": \"EUR\", \"interval\": \"month\", "
                        + "\"quantity\": \"1\", \"unit_price\": \"100\", \"interval_count\": 1}");
    }

    @Test
    void the_same_record_again_changes_nothing() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100.00")));

        assertThat(facts.record("billing", List.of(terms("k1", "2026-01-30T23:00:00Z", "100"))))
                .containsExactly(new Outcome.Unchanged(1, 1));
        assertThat(facts.lastSeq()).isEqualTo(1);
    }

    @Test
    void a_changed_record_is_a_new_revision() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100")));

        assertThat(facts.record("billing", List.of(terms("k1", "2026-01-31", "120"))))
                .containsExactly(new Outcome.Recorded(2, 2));
        assertThat(facts.revisions(PROGRAM, facts.get(PROGRAM, 1)))
                .extracting(Fact::seq, Fact::revision, Fact::replaces)
                .containsExactly(tuple(1L, 1, null), tuple(2L, 2, 1L));
    }

    @Test
    void the_same_key_of_another_source_is_another_record() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100")));

        assertThat(facts.record("crm", List.of(terms("k1", "2026-01-31", "100"))))
                .containsExactly(new Outcome.Recorded(2, 1));
    }

    @Test
    void a_retraction_is_a_revision_and_a_record_may_come_back() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100")));

        assertThat(facts.record(
                        "billing",
                        List.of(
                                retraction("subscription_terms", "k1"),
                                retraction("subscription_terms", "k1"),
                                terms("k1", "2026-01-31", "100"))))
                .containsExactly(new Outcome.Recorded(2, 2), new Outcome.Unchanged(2, 2), new Outcome.Recorded(3, 3));

        Fact retracted = facts.get(PROGRAM, 2);
        assertThat(retracted.retracted()).isTrue();
        assertThat(retracted.fields()).isEqualTo("{}");
        assertThat(retracted.account()).isEqualTo(facts.get(PROGRAM, 1).account());
        assertThat(retracted.at()).isEqualTo(facts.get(PROGRAM, 1).at());
    }

    @Test
    void a_record_twice_in_a_batch_is_treated_as_if_one_came_after_the_other() {
        assertThat(facts.record(
                        "billing",
                        List.of(
                                terms("k1", "2026-01-31", "100"),
                                terms("k1", "2026-01-31", "100"),
                                terms("k1", "2026-01-31", "120"),
                                retraction("subscription_terms", "k1"))))
                .containsExactly(
                        new Outcome.Recorded(1, 1),
                        new Outcome.Unchanged(1, 1),
                        new Outcome.Recorded(2, 2),
                        new Outcome.Recorded(3, 3));
        assertThat(facts.get(PROGRAM, 3).replaces()).isEqualTo(2);
    }

    @Test
    void a_batch_with_several_versions_of_a_record_changes_nothing_when_it_is_sent_again() {
        List<RawFact> batch = List.of(
                terms("k1", "2026-01-31", "100"),
                terms("k1", "2026-01-31", "120"),
                retraction("subscription_terms", "k1"));
        facts.record("billing", batch);

        assertThat(facts.record("billing", batch))
                .containsExactly(new Outcome.Unchanged(1, 1), new Outcome.Unchanged(2, 2), new Outcome.Unchanged(3, 3));
        facts.record("billing", List.of(terms("k1", "2026-01-31", "90")));
        assertThat(facts.record("billing", batch))
                .as("after another change it is news again")
                .first()
                .isEqualTo(new Outcome.Recorded(5, 5));
    }

    @Test
    void a_key_stays_with_its_kind_until_it_is_retracted() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100")));
        var contract = TestFacts.profile("k1", "harbor", "2026-01-31", Map.of("name", "Harbor"));

        assertThat(facts.record("billing", List.of(contract)))
                .first()
                .isInstanceOfSatisfying(
                        Outcome.SetAside.class,
                        outcome -> assertThat(outcome.reasons())
                                .containsExactly("key \"k1\" is already of a record of kind subscription_terms; "
                                        + "send this account_profile under a key of its own"));
        facts.record("billing", List.of(retraction("subscription_terms", "k1")));
        assertThat(facts.record("billing", List.of(contract))).containsExactly(new Outcome.Recorded(3, 3));
    }

    @Test
    void what_was_known_on_a_day_can_be_asked_later() {
        facts.record("demo", List.of(terms("k1", "2026-01-31", "100")), Instant.parse("2026-01-31T10:00:00Z"));
        facts.record("demo", List.of(terms("k2", "2026-01-31", "100")), Instant.parse("2026-02-10T10:00:00Z"));

        assertThat(facts.seqAsOf(Instant.parse("2026-01-31T00:00:00Z"))).isZero();
        assertThat(facts.seqAsOf(Instant.parse("2026-02-01T00:00:00Z"))).isEqualTo(1);
        assertThat(facts.seqAsOf(Instant.parse("2026-02-10T10:00:00Z")))
                .as("the moment itself is not before it")
                .isEqualTo(1);
        assertThat(facts.seqAsOf(Instant.parse("2026-03-01T00:00:00Z"))).isEqualTo(2);
    }

    @Test
    void the_time_of_learning_never_goes_back() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100")));
        Instant first = world.now;
        world.now = first.minusSeconds(60);
        facts.record("billing", List.of(terms("k2", "2026-01-31", "100")));

        assertThat(facts.get(PROGRAM, 2).recordedAt()).isEqualTo(first);
        assertThatThrownBy(() -> facts.record("demo", List.of(terms("k3", "2026-01-31", "1")), first.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoever_waits_is_told_once_the_facts_are_committed() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100"), terms("k2", "2026-01-31", "100")));
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100")));

        assertThat(world.arrived).as("nothing new, nothing told").containsExactly(new FactsArrived(2));
    }

    @Test
    void the_database_refuses_to_change_a_fact() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100")));

        for (String change : List.of("update fact set subject = 'x'", "delete from fact", "truncate fact")) {
            assertThatThrownBy(() -> world.db.sql(change).update())
                    .as(change)
                    .hasMessageContaining("Facts are never changed");
        }
    }

    @Test
    void a_copy_is_read_in_order_from_where_it_was_left() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "1"), terms("k2", "2026-01-31", "2")));
        List<Long> seqs = new ArrayList<>();
        long cursor = facts.copyAfter(0, fact -> seqs.add(fact.seq()));
        facts.record("billing", List.of(terms("k3", "2026-01-31", "3")));
        facts.copyAfter(cursor, fact -> seqs.add(fact.seq()));

        assertThat(seqs).containsExactly(1L, 2L, 3L);
    }
}
