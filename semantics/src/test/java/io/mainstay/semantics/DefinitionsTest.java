package io.mainstay.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    private static final DefinitionFile POLICY = new DefinitionFile("policy.yml", """
            options:
              paused:
                label: Paused
                question: Does a pause count?
                meaning: It stops billing.
                type: choice
                choices: {zero: No, keep: Yes}
                otherwise: zero
            """);

    private static final String MEASURE = """
            measure: sold
            label: Sold
            about: account
            meaning: What was sold.
            reads: [sale]
            choices:
              counted: {by: paused, zero: "true", keep: "false"}
            sql: |
              select account, day, amount from sale where {counted} and currency = $currency
            quantities:
              sold_amount: {label: Amount sold, take: flow, sum: amount, unit: money}
              sold_items: {label: Items sold, take: flow, sum: "1", unit: count}
            """;

    private static final String METRIC = """
            metric: price
            label: Price
            family: customers
            question: What does an item cost on average?
            meaning: Amount for each item.
            formula: Amount over items
            kind: ratio
            of: sold_amount
            over: sold_items
            unit: money
            better: neither
            timing: lagging
            owner: finance
            examples:
              - {name: one, period: 2026-01, given: {}, expect: {total: null}}
            """;

    private static final Kinds KINDS = Kinds.read(List.of(new DefinitionFile("kinds/sale.yml", """
            kind: sale
            label: Sale
            about: account
            meaning: Something was sold.
            fields:
              amount: {type: decimal, required: true, meaning: How much.}
            """)));

    private static Definitions read(String measure, String metric) {
        return Definitions.read(
                KINDS,
                POLICY,
                List.of(new DefinitionFile("measures/sold.yml", measure)),
                List.of(new DefinitionFile("metrics/price.yml", metric)));
    }

    private static List<String> problems(String measure, String metric) {
        var invalid = catchThrowableOfType(InvalidDefinitions.class, () -> read(measure, metric));
        assertThat(invalid).as("the definitions are refused").isNotNull();
        return invalid.problems().stream().map(DefinitionProblem::toString).toList();
    }

    @Test
    void what_fits_together_is_read() {
        Definitions definitions = read(MEASURE, METRIC);
        assertThat(definitions.metric("price")).hasValueSatisfying(metric -> {
            assertThat(metric.of()).isEqualTo(new Formula.Of(QuantityName.of("sold_amount")));
            assertThat(metric.examples()).hasSize(1);
        });
        assertThat(definitions.metric("no such")).isEmpty();
    }

    @Test
    void every_mistake_is_told_at_once_with_its_file_and_line() {
        String metric = METRIC.replace("owner: finance", "ownr: finance").replace("better: neither", "better: greener");
        assertThat(problems(MEASURE, metric))
                .anySatisfy(p -> assertThat(p).startsWith("metrics/price.yml:13: Unknown key \"ownr\""))
                .anySatisfy(p -> assertThat(p).contains("\"owner\" is missing"))
                .anySatisfy(p -> assertThat(p).startsWith("metrics/price.yml:11: \"better: greener\" is not known"));
    }

    @Test
    void a_name_that_leads_nowhere_is_told() {
        assertThat(problems(MEASURE, METRIC.replace("of: sold_amount", "of: sold_amont")))
                .anySatisfy(p -> assertThat(p).contains("\"sold_amont\", which no measure declares"));
        assertThat(problems(MEASURE.replace("reads: [sale]", "reads: [sales]"), METRIC))
                .anySatisfy(p -> assertThat(p).contains("\"sales\", which is neither a kind nor a measure"));
        assertThat(problems(MEASURE.replace("by: paused", "by: pause"), METRIC))
                .anySatisfy(p -> assertThat(p).contains("\"pause\", which is no policy option"));
        assertThat(problems(MEASURE.replace("$currency", "$curency"), METRIC))
                .anySatisfy(p -> assertThat(p).contains("$curency is neither a policy option nor a known parameter"));
    }

    @Test
    void units_that_do_not_fit_are_told() {
        assertThat(problems(MEASURE, METRIC.replace("unit: money", "unit: count")))
                .anySatisfy(p -> assertThat(p).contains("declared in count but its formula gives money"));
        assertThat(problems(MEASURE, METRIC.replace("of: sold_amount", "of: sold_amount + sold_items")))
                .anySatisfy(p -> assertThat(p).contains("money and count are added up"));
    }

    @Test
    void sums_by_month_are_kept_of_accounts_or_not_at_all() {
        assertThat(problems(MEASURE.replace("about: account", "about: account\nmonthly: yes"), METRIC))
                .anySatisfy(p -> assertThat(p).contains("\"monthly: yes\" is not known"));
        assertThat(problems(MEASURE.replace("about: account", "about: company\nmonthly: kept"), METRIC))
                .anySatisfy(p -> assertThat(p).contains("Sums by month are of accounts"));
    }

    @Test
    void a_metric_without_an_example_is_refused() {
        String without = METRIC.substring(0, METRIC.indexOf("examples:"));
        assertThat(problems(MEASURE, without)).anySatisfy(p -> assertThat(p).contains("There is no example"));
    }

    @Test
    void the_policy_chooses_a_fragment_and_parameters_are_written_in() {
        Measure measure = read(MEASURE, METRIC).measure(MeasureName.of("sold"));
        String sql = MeasureSql.of(
                measure,
                java.util.Map.of("paused", "keep"),
                java.util.Map.of("currency", "'USD'"),
                read -> "select * from fact." + read);
        assertThat(sql)
                .startsWith("with recursive sale as (select * from fact.sale)")
                .contains("where false and currency = 'USD'");
    }
}
