package io.mainstay.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mainstay.facts.RawFact;
import io.mainstay.semantics.Kinds;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowRuleTest {

    private static final Kinds KINDS = ShippedKinds.read();

    /** Rows of the shape of the public Telco file. */
    private static final String TELCO = """
            customerID,gender,SeniorCitizen,tenure,Contract,MonthlyCharges,TotalCharges,Churn
            0001-HARBR,Female,0,34,One year,56.95,1889.5,No
            0002-DRYDK,Male,1,2,Month-to-month,53.85,108.15,Yes
            0003-MASTX,Male,0,0,Two year,20.25, ,No
            """;

    @Test
    void a_customer_with_tenure_becomes_a_subscription_and_a_profile() throws IOException {
        List<RawFact> facts = read(TELCO, suggested(TELCO, LocalDate.of(2026, 11, 1)));
        assertThat(facts)
                .extracting(RawFact::kind, RawFact::account, RawFact::at, RawFact::retract)
                .startsWith(
                        tuple("subscription_terms", "0001-HARBR", "2024-01-01", false),
                        tuple("subscription_terms", "0001-HARBR", "2026-11-01", true),
                        tuple("account_profile", "0001-HARBR", "2024-01-01", false),
                        tuple("subscription_terms", "0002-DRYDK", "2026-09-01", false),
                        tuple("subscription_terms", "0002-DRYDK", "2026-11-01", false));
        assertThat(facts.get(0).fields())
                .containsEntry("status", "active")
                .containsEntry("unit_price", new BigDecimal("56.95"))
                .containsEntry("currency", "USD");
        assertThat(facts.get(4).fields()).containsEntry("status", "canceled");
        assertThat(facts.get(2).fields()).containsEntry("plan", "One year");
        assertThat(facts.get(2).fields().get("traits"))
                .isEqualTo(Map.of("gender", "Female", "senior_citizen", "0", "total_charges", "1889.5"));
    }

    @Test
    void a_whole_subscription_is_active_at_its_start_and_canceled_at_its_end() throws IOException {
        String file = """
                customer,subscription,start,end,amount,interval,quantity,currency
                Harbor,S-1,2025-01-15,,1200,yearly,10,EUR
                Anchorage,S-2,2025-02-01,2025-08-01,90,quarterly,3,EUR
                """;
        List<RawFact> facts = read(file, suggested(file, LocalDate.of(2026, 11, 1)));
        assertThat(facts)
                .extracting(RawFact::subject, RawFact::at, fact -> fact.fields().get("status"))
                .containsExactly(
                        tuple("S-1", "2025-01-15", "active"),
                        tuple("S-2", "2025-02-01", "active"),
                        tuple("S-2", "2025-08-01", "canceled"));
        assertThat(facts.get(0).fields())
                .containsEntry("unit_price", new BigDecimal("120.000000"))
                .containsEntry("interval", "year");
        assertThat(facts.get(1).fields()).containsEntry("interval", "month").containsEntry("interval_count", 3L);
    }

    @Test
    void a_trial_is_trialing_until_it_ends() throws IOException {
        String file = "customer,start,trial_end,amount,currency\nMast,2025-01-01,2025-01-15,10,EUR\n";
        var mapping = new Mapping(
                SubscriptionRow.NAME, "", fromColumns("customer=account", "start", "trial_end", "amount", "currency"));
        assertThat(read(file, mapping))
                .extracting(RawFact::at, fact -> fact.fields().get("status"))
                .containsExactly(tuple("2025-01-01", "trialing"), tuple("2025-01-15", "active"));
    }

    @Test
    void a_plain_row_is_named_by_customer_subject_and_time_when_no_key_is_mapped() throws IOException {
        String file = "company,segment,since\nHarbor,SMB,2025-01-01\n";
        var mapping = new Mapping("plain", "account_profile", fromColumns("company=account", "segment", "since=at"));
        assertThat(read(file, mapping)).singleElement().satisfies(fact -> {
            assertThat(fact.key()).isEqualTo("account_profile:Harbor:2025-01-01");
            assertThat(fact.subject()).isNull();
            assertThat(fact.fields()).containsExactly(Map.entry("segment", "SMB"));
        });
    }

    @Test
    void a_row_without_key_or_subject_is_named_by_its_content() throws IOException {
        String file = "company,day,amount,ccy\nHarbor,2025-01-01,5,EUR\nHarbor,2025-01-01,6,EUR\n";
        var mapping = new Mapping(
                "plain", "one_off_charge", fromColumns("company=account", "day=at", "amount", "ccy=currency"));
        List<RawFact> facts = read(file, mapping);
        assertThat(facts.get(0).key()).isNotEqualTo(facts.get(1).key());
        assertThat(facts.get(0).key()).isEqualTo(read(file, mapping).get(0).key());
    }

    @Test
    void company_facts_are_about_what_their_fields_name() throws IOException {
        String file = "currency,rate,day\nEUR,1.1,2025-01-31\n";
        var mapping = new Mapping("plain", "exchange_rate", fromColumns("currency", "rate", "day=at"));
        assertThat(read(file, mapping)).singleElement().satisfies(fact -> {
            assertThat(fact.account()).isNull();
            assertThat(fact.subject()).isEqualTo("EUR");
            assertThat(fact.key()).isEqualTo("exchange_rate:EUR:2025-01-31");
        });
    }

    @Test
    void all_problems_of_a_row_are_told_at_once() throws IOException {
        String file = "customer,start,end,amount,currency\n,someday,,abc,EUR\nHarbor,2025-03-01,2025-01-01,5,EUR\n";
        var mapping = new Mapping(
                SubscriptionRow.NAME, "", fromColumns("customer=account", "start", "end", "amount", "currency"));
        List<RowReader.Reading> readings = readings(file, mapping);
        assertThat(readings.get(0).problems())
                .containsExactlyInAnyOrder(
                        "Account (customer) is blank",
                        "Start \"someday\" is no date or time",
                        "Amount \"abc\" is no number");
        assertThat(readings.get(1).problems()).singleElement().asString().contains("before the start");
    }

    @Test
    void a_mapping_that_lacks_a_required_field_says_so() {
        var mapping = new Mapping("plain", "invoice", fromColumns("company=account"));
        var rule = RowRule.find("plain", "invoice", KINDS).orElseThrow();
        var reader = new RowReader(rule, mapping, Format.OWN, List.of("company"), ZoneOffset.UTC);
        assertThat(reader.mappingProblems())
                .anySatisfy(problem -> assertThat(problem).contains("Amount"));
    }

    private static Map<String, Filling> fromColumns(String... pairs) {
        Map<String, Filling> fields = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] parts = pair.split("=");
            fields.put(parts[parts.length - 1], Filling.from(parts[0]));
        }
        return fields;
    }

    private static Mapping suggested(String file, LocalDate today) throws IOException {
        try (Rows rows = Rows.of(new StringReader(file), Format.OWN)) {
            List<Row> sample = new ArrayList<>();
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                sample.add(row.get());
            }
            RowRule rule = Suggestions.rule(rows.columns(), sample, Format.OWN, KINDS);
            return new Suggestions(rows.columns(), sample, Format.OWN).mapping(rule, "USD", today);
        }
    }

    private static List<RawFact> read(String file, Mapping mapping) throws IOException {
        List<RawFact> facts = new ArrayList<>();
        for (RowReader.Reading reading : readings(file, mapping)) {
            assertThat(reading.problems()).isEmpty();
            facts.addAll(reading.facts());
        }
        return facts;
    }

    private static List<RowReader.Reading> readings(String file, Mapping mapping) throws IOException {
        RowRule rule = RowRule.find(mapping.rule(), mapping.kind(), KINDS).orElseThrow();
        List<RowReader.Reading> readings = new ArrayList<>();
        try (Rows rows = Rows.of(new StringReader(file), Format.OWN)) {
            var reader = new RowReader(rule, mapping, Format.OWN, rows.columns(), ZoneOffset.UTC);
            assertThat(reader.mappingProblems()).isEmpty();
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                readings.add(reader.read(row.get()));
            }
        }
        return readings;
    }
}
