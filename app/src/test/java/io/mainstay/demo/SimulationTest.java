package io.mainstay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.RawFact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final LocalDate END = LocalDate.of(2026, 11, 21);

    @Test
    void the_same_seed_tells_the_same_history() throws Exception {
        assertThat(digest(new Simulation(7, 60, 24, END))).isEqualTo(digest(new Simulation(7, 60, 24, END)));
        assertThat(digest(new Simulation(7, 60, 24, END))).isNotEqualTo(digest(new Simulation(8, 60, 24, END)));
    }

    @Test
    void a_history_is_told_in_the_order_in_which_it_was_learned_and_stops_before_its_end() {
        List<Instant> moments = new ArrayList<>();
        new Simulation(7, 60, 24, END).tell(batch -> moments.add(batch.recordedAt()));

        assertThat(moments).isSorted();
        assertThat(moments.getFirst()).isAfterOrEqualTo(Instant.parse("2024-12-01T05:00:00Z"));
        assertThat(moments.getLast()).isBefore(END.atStartOfDay(Story.ZONE).toInstant());
    }

    @Test
    void the_company_has_as_many_accounts_as_asked_for() {
        Set<String> accounts = facts(demo()).stream()
                .filter(fact -> fact.kind().equals("account_profile"))
                .map(RawFact::account)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(accounts).hasSizeBetween(390, 400).contains("harbor", "drydock", "lantern", "keel", "mast");
        assertThat(accounts).contains("anchorage", "breakwater", "breakwater-east");
    }

    @Test
    void mast_is_known_by_its_profile_alone() {
        assertThat(of("mast")).extracting(RawFact::kind).containsOnly("account_profile");
    }

    @Test
    void keel_has_a_contract_that_ends_in_thirty_days() {
        RawFact contract = of("keel").stream()
                .filter(fact -> fact.kind().equals("contract"))
                .reduce((_, later) -> later)
                .orElseThrow();

        assertThat(of("keel").stream()
                        .filter(fact -> fact.kind().equals("contract"))
                        .map(fact -> fact.fields().get("term_end")))
                .contains(END.plusDays(29).toString());
        assertThat(contract.fields()).doesNotContainEntry("outcome", "churned");
    }

    @Test
    void drydock_has_a_subscription_without_seats() {
        assertThat(of("drydock"))
                .anyMatch(fact -> fact.kind().equals("subscription_terms")
                        && "0".equals(fact.fields().get("quantity")));
    }

    @Test
    void lantern_has_fewer_seats_with_every_change() {
        List<Integer> seats = of("lantern").stream()
                .filter(fact -> fact.kind().equals("subscription_terms"))
                .map(fact -> Integer.valueOf(String.valueOf(fact.fields().get("quantity"))))
                .toList();

        assertThat(seats).containsExactly(80, 80, 64, 50, 38, 25, 18);
    }

    @Test
    void anchorage_left_because_of_the_outage() {
        assertThat(of("anchorage"))
                .anyMatch(fact -> "Outage".equals(fact.fields().get("churn_reason")))
                .anyMatch(fact -> "canceled".equals(fact.fields().get("status")));
    }

    @Test
    void records_are_corrected_and_deleted_after_they_were_told() {
        Map<String, Integer> told = new HashMap<>();
        List<RawFact> terms = facts(demo()).stream()
                .filter(fact -> fact.kind().equals("subscription_terms"))
                .toList();
        terms.forEach(fact -> told.merge(fact.key(), 1, Integer::sum));

        assertThat(told.values()).filteredOn(times -> times > 1).hasSizeGreaterThan(20);
        assertThat(terms).filteredOn(RawFact::retract).isNotEmpty();
    }

    private static Simulation demo() {
        return Filling.simulation(END);
    }

    private static List<RawFact> of(String account) {
        return facts(demo()).stream()
                .filter(fact -> account.equals(fact.account()))
                .toList();
    }

    private static List<RawFact> facts(Simulation simulation) {
        List<RawFact> facts = new ArrayList<>();
        simulation.tell(batch -> facts.addAll(batch.facts()));
        return facts;
    }

    private static String digest(Simulation simulation) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        simulation.tell(batch -> digest.update(batch.toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}
