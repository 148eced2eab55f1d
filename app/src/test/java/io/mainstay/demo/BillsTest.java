package io.mainstay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sample company's contracts, subscriptions, invoices and payments agree with each other once everything is known. */
class BillsTest {

    private static final LocalDate END = LocalDate.of(2026, 11, 21);
    private static final Collection<RawFact> FACTS = known();

    /** What happened may be told so late; a bill of the last weeks may be for terms that are not known yet. */
    private static final int DAYS_LATE = 45;

    @Test
    void an_invoice_is_for_what_the_terms_of_its_day_say() {
        Map<String, List<RawFact>> terms = of("subscription_terms").stream()
                .collect(Collectors.groupingBy(fact -> String.valueOf(fact.subject())));
        List<RawFact> invoices = of("invoice").stream()
                .filter(invoice -> day(invoice, "service_from").isBefore(END.minusDays(DAYS_LATE)))
                .toList();
        for (RawFact invoice : invoices) {
            LocalDate day = day(invoice, "service_from");
            RawFact agreed = terms.get(text(invoice, "subscription")).stream()
                    .filter(fact -> !day(fact).isAfter(day))
                    .reduce((one, other) -> day(other).isBefore(day(one)) ? one : other)
                    .orElseThrow();
            assertThat(amount(invoice)).as("%s: %s", invoice, agreed).isEqualByComparingTo(price(agreed, day));
            assertThat(text(agreed, "status")).as("%s", agreed).isIn("active", "past_due");
        }
        assertThat(invoices).hasSizeGreaterThan(3_000);
    }

    @Test
    void what_was_paid_is_what_the_invoice_says() {
        Map<String, RawFact> invoices = of("invoice").stream()
                .collect(Collectors.toMap(fact -> text(fact, "invoice"), fact -> fact, (one, _) -> one));
        for (RawFact payment : of("payment")) {
            RawFact invoice = invoices.get(text(payment, "invoice"));
            assertThat(invoice).as("%s", payment).isNotNull();
            assertThat(amount(payment)).as("%s", payment).isEqualByComparingTo(amount(invoice));
        }
    }

    @Test
    void a_contract_of_the_cast_is_worth_what_its_subscription_is_billed_in_its_term() {
        for (String account : List.of("harbor", "keel", "anchorage")) {
            List<RawFact> invoices = of("invoice").stream()
                    .filter(fact -> account.equals(fact.account()))
                    .toList();
            Map<LocalDate, BigDecimal> billed =
                    invoices.stream().collect(Collectors.toMap(fact -> day(fact, "service_from"), BillsTest::amount));
            Map<LocalDate, BigDecimal> signed = contracts(account).stream()
                    .collect(Collectors.toMap(fact -> day(fact, "term_start"), BillsTest::worth));
            assertThat(billed).as(account).isEqualTo(signed).isNotEmpty();
        }
    }

    @Test
    void every_renewal_of_harbor_is_larger_than_the_term_before() {
        Map<String, RawFact> contracts = contracts("harbor").stream()
                .collect(Collectors.toMap(fact -> String.valueOf(fact.subject()), fact -> fact));
        List<RawFact> renewed = contracts.values().stream()
                .filter(fact -> text(fact, "outcome").equals("renewed"))
                .toList();
        assertThat(renewed)
                .hasSize(3)
                .allSatisfy(fact -> assertThat(worth(contracts.get(text(fact, "renewed_by"))))
                        .isGreaterThan(worth(fact)));
    }

    /** Each contract as it is known at the end. */
    private static Collection<RawFact> contracts(String account) {
        Map<String, RawFact> last = new LinkedHashMap<>();
        of("contract").stream()
                .filter(fact -> account.equals(fact.account()))
                .forEach(fact -> last.put(String.valueOf(fact.subject()), fact));
        return last.values();
    }

    private static BigDecimal worth(RawFact contract) {
        return new BigDecimal(text(contract, "recurring_total")).setScale(2, RoundingMode.UNNECESSARY);
    }

    /** What is known at the end: of each record the last revision, in the order in which records were first told. */
    private static Collection<RawFact> known() {
        Map<String, RawFact> facts = new LinkedHashMap<>();
        Filling.simulation(END)
                .tell(batch -> batch.facts().forEach(fact -> facts.put(batch.source() + fact.key(), fact)));
        return facts.values().stream().filter(fact -> !fact.retract()).toList();
    }

    private static List<RawFact> of(String kind) {
        List<RawFact> facts = new ArrayList<>(FACTS);
        facts.removeIf(fact -> !fact.kind().equals(kind));
        return facts;
    }

    private static BigDecimal price(RawFact terms, LocalDate day) {
        BigDecimal full = new BigDecimal(text(terms, "unit_price")).multiply(new BigDecimal(text(terms, "quantity")));
        return full.multiply(BigDecimal.valueOf(100 - percentOff(terms, day)))
                .movePointLeft(2)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static long percentOff(RawFact terms, LocalDate day) {
        if (!(terms.fields().get("discounts") instanceof List<?> items)) {
            return 0;
        }
        var item = (Map<?, ?>) items.getFirst();
        LocalDate from = LocalDate.parse(String.valueOf(item.get("from")));
        boolean runs =
                switch (String.valueOf(item.get("duration"))) {
                    case "forever" -> true;
                    case "once" -> day.isBefore(from.plusMonths(1));
                    default -> day.isBefore(from.plusMonths(Long.parseLong(String.valueOf(item.get("months")))));
                };
        return runs ? Long.parseLong(String.valueOf(item.get("percent"))) : 0;
    }

    private static BigDecimal amount(RawFact fact) {
        return new BigDecimal(text(fact, "amount")).setScale(2, RoundingMode.UNNECESSARY);
    }

    private static LocalDate day(RawFact fact) {
        return LocalDate.parse(String.valueOf(fact.at()));
    }

    private static LocalDate day(RawFact fact, String field) {
        return LocalDate.parse(text(fact, field));
    }

    private static String text(RawFact fact, String field) {
        return Objects.requireNonNull(fact.fields().get(field), field).toString();
    }
}
