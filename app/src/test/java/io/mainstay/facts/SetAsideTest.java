package io.mainstay.facts;

import static io.mainstay.facts.TestFacts.retraction;
import static io.mainstay.facts.TestFacts.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainstay.platform.NotFound;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetAsideTest {

    private static final Principal ADA = new Principal(1, "Ada", Role.OWNER, Reach.everything());

    private final TestFacts world = new TestFacts();
    private final Facts facts = world.facts;

    @Test
    void a_record_that_does_not_fit_is_kept_as_it_came_with_the_reasons() {
        var raw = new RawFact(
                "subscription_terms",
                "harbor",
                "2026-01-31",
                "s",
                Map.of("unit_price", "1,5\u0000\uD83D"),
                "k1",
                false);
        long id = setAside(raw).id();

        SetAside kept = facts.setAside(ADA, id);
        assertThat(kept.raw()).isEqualTo(raw);
        assertThat(kept.reasons()).hasSize(3).first().asString().startsWith("status is missing; ");
        assertThat(kept.state()).isEqualTo(SetAside.State.OPEN);
        assertThat(world.accounts.find(Principal.program(), "harbor"))
                .as("a misfit makes no account")
                .isEmpty();
    }

    @Test
    void the_same_misfit_again_does_not_pile_up() {
        long first = setAside(terms("k1", "2026-01-31", "free")).id();
        long again = setAside(terms("k1", "2026-01-31", "gratis")).id();

        assertThat(again).isEqualTo(first);
        assertThat(facts.setAside(ADA, SetAsidePage.open(10)))
                .singleElement()
                .satisfies(kept -> assertThat(kept.times()).isEqualTo(2))
                .satisfies(kept -> assertThat(kept.raw().fields()).containsEntry("unit_price", "gratis"));
    }

    @Test
    void records_without_a_key_are_told_apart_by_what_they_say() {
        long first = setAside(terms("", "2026-01-31", "1")).id();

        assertThat(setAside(terms("", "2026-01-31", "1")).id()).isEqualTo(first);
        assertThat(setAside(terms("", "2026-01-31", "2")).id()).isNotEqualTo(first);
    }

    @Test
    void the_good_records_of_a_batch_are_recorded_beside_the_bad_ones() {
        var outcomes = facts.record(
                "billing",
                List.of(
                        terms("k1", "2026-01-31", "1"),
                        terms("k2", "2026-01-31", "free"),
                        terms("k3", "2026-01-31", "3")));

        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Recorded(1, 1));
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.SetAside.class);
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Recorded(2, 1));
    }

    @Test
    void a_mended_record_is_recorded() {
        long id = setAside(terms("k1", "2026-01-31", "free")).id();

        assertThat(facts.mend(ADA, id, terms("k1", "2026-01-31", "0"))).isEqualTo(new Outcome.Recorded(1, 1));
        assertThat(facts.setAside(ADA, id).state()).isEqualTo(SetAside.State.MENDED);
        assertThatThrownBy(() -> facts.mend(ADA, id, terms("k1", "2026-01-31", "0")))
                .as("it does not wait any more")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_record_that_was_not_mended_well_stays_as_it_was() {
        long id = setAside(terms("k1", "2026-01-31", "free")).id();

        assertThat(facts.mend(ADA, id, terms("k9", "2026-01-31", "gratis")))
                .isInstanceOfSatisfying(Outcome.SetAside.class, again -> {
                    assertThat(again.id()).isEqualTo(id);
                    assertThat(again.reasons()).singleElement().asString().contains("gratis");
                });
        assertThat(facts.setAside(ADA, SetAsidePage.open(10)))
                .singleElement()
                .satisfies(kept -> assertThat(kept.raw().fields()).containsEntry("unit_price", "free"));
    }

    @Test
    void a_record_that_comes_again_and_fits_waits_no_more() {
        long id = setAside(terms("k1", "2026-01-31", "free")).id();
        facts.record("crm", List.of(terms("k1", "2026-01-31", "1")));
        assertThat(facts.setAside(ADA, id).state())
                .as("another source's record")
                .isEqualTo(SetAside.State.OPEN);

        facts.record("billing", List.of(terms("k1", "2026-01-31", "1")));
        assertThat(facts.setAside(ADA, id).state()).isEqualTo(SetAside.State.SUPERSEDED);
        assertThat(facts.replay(ADA, "billing", null)).isEqualTo(new Replayed(0, 0));
    }

    @Test
    void the_last_word_of_a_batch_on_a_record_counts() {
        facts.record("billing", List.of(terms("k1", "2026-01-31", "free"), terms("k1", "2026-01-31", "1")));
        assertThat(facts.openSetAside()).isEmpty();

        facts.record("billing", List.of(terms("k1", "2026-01-31", "1"), terms("k1", "2026-01-31", "free")));
        assertThat(facts.openSetAside()).isEqualTo(Map.of("billing", Map.of("subscription_terms", 1L)));
    }

    @Test
    void a_retraction_that_came_first_is_tried_again_when_its_record_is_there() {
        long id = setAside(retraction("subscription_terms", "k1")).id();
        assertThat(facts.replay(ADA, "billing", null)).isEqualTo(new Replayed(0, 1));
        assertThat(facts.setAside(ADA, id).times())
                .as("trying again is not coming again")
                .isEqualTo(1);

        long other = setAside(retraction("subscription_terms", "k2")).id();
        facts.record("billing", List.of(terms("k3", "2026-01-31", "1")));
        facts.mend(ADA, id, terms("k1", "2026-01-31", "1"));
        facts.mend(ADA, other, retraction("subscription_terms", "k1"));

        assertThat(facts.get(ADA, facts.lastSeq()).retracted()).isTrue();
    }

    @Test
    void a_record_discarded_is_not_tried_again() {
        long id = setAside(terms("k1", "2026-01-31", "free")).id();
        facts.discard(ADA, id);

        assertThat(facts.setAside(ADA, id).state()).isEqualTo(SetAside.State.DISCARDED);
        assertThat(facts.openSetAside()).isEmpty();
        assertThatThrownBy(() -> facts.discard(ADA, id)).isInstanceOf(NotFound.class);
    }

    @Test
    void the_list_is_paged_and_filtered() {
        for (int i = 0; i < 5; i++) {
            setAside(terms("k" + i, "2026-01-31", "free"));
        }
        facts.record("crm", List.of(TestFacts.profile("p1", "harbor", "someday", Map.of())));

        List<SetAside> first = facts.setAside(ADA, SetAsidePage.open(3));
        List<SetAside> second = facts.setAside(ADA, SetAsidePage.open(3).after(first.getLast()));
        assertThat(first).extracting(SetAside::key).containsExactly("p1", "k4", "k3");
        assertThat(second).extracting(SetAside::key).containsExactly("k2", "k1", "k0");
        assertThat(facts.setAside(ADA, SetAsidePage.open(9).of("crm", null, null)))
                .hasSize(1);
        assertThat(facts.setAside(ADA, SetAsidePage.open(9).of(null, "subscription_terms", null)))
                .hasSize(5);
        assertThat(facts.setAside(ADA, SetAsidePage.open(9).of(null, null, "SOMEDAY")))
                .hasSize(1);
    }

    @Test
    void what_came_in_is_counted_by_source_and_kind() {
        facts.record(
                "billing",
                List.of(
                        terms("k1", "2026-01-31", "1"),
                        terms("k1", "2026-01-31", "1"),
                        terms("k2", "2026-01-31", "free")));
        world.now = world.now.plusSeconds(60);
        facts.record("billing", List.of(terms("k1", "2026-01-31", "1")));

        assertThat(facts.tallies("billing"))
                .containsExactly(
                        new Tally("billing", "subscription_terms", 1, 2, world.now.minusSeconds(60), world.now));
    }

    @Test
    void a_record_that_comes_again_and_again_was_set_aside_once() {
        RawFact free = terms("k1", "2026-01-31", "free");
        facts.record("billing", List.of(free, free, terms("k2", "2026-01-31", "free")));
        facts.record("billing", List.of(free));
        facts.record("billing", List.of(terms("k1", "2026-01-31", "1")));
        facts.record("billing", List.of(free));
        facts.record("crm", List.of(TestFacts.profile("p1", "harbor", "someday", Map.of())));

        assertThat(facts.everSetAside("billing"))
                .as("also those that fitted in between")
                .isEqualTo(Map.of("subscription_terms", 2L));
    }

    private Outcome.SetAside setAside(RawFact raw) {
        return (Outcome.SetAside) facts.record("billing", List.of(raw)).getFirst();
    }
}
