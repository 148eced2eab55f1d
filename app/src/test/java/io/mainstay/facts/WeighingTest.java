package io.mainstay.facts;

import static io.mainstay.facts.TestFacts.retraction;
import static io.mainstay.facts.TestFacts.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.workspace.Principal;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeighingTest {

    private final TestFacts world = new TestFacts();
    private final Facts facts = world.facts;

    @Test
    void weighing_tells_what_recording_would_come_to_and_records_nothing() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100"), terms("k2", "2026-01-31", "100")));
        var unfit = new RawFact("subscription_terms", "new-one", "someday", "s", new HashMap<>(), "k4", false);

        List<Outcome> outcomes = facts.weigh(
                "billing",
                List.of(
                        terms("k1", "2026-01-31", "100"),
                        terms("k2", "2026-01-31", "120"),
                        terms("k3", "2026-01-31", "100"),
                        retraction("subscription_terms", "k1"),
                        unfit));

        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Unchanged(1, 1));
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Recorded(3, 2));
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Recorded(4, 1));
        assertThat(outcomes.get(3)).isEqualTo(new Outcome.Recorded(5, 2));
        assertThat(outcomes.get(4)).isInstanceOf(Outcome.SetAside.class);
        assertThat(facts.lastSeq()).isEqualTo(2);
        assertThat(facts.openSetAside()).isEmpty();
        assertThat(world.accounts.find(Principal.program(), "new-one")).isEmpty();
    }

    @Test
    void the_current_revision_of_a_record_can_be_asked_by_its_key() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "100")));
        facts.record("billing", List.of(terms("k1", "2026-01-31", "120")));

        var current = facts.current(Principal.program(), "billing", List.of("k1", "unknown"));

        assertThat(current).containsOnlyKeys("k1");
        assertThat(current.get("k1").revision()).isEqualTo(2);
    }
}
