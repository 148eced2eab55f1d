package io.mainstay.conformance;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The inputs that formulas have. */
final class FormulaInputs {

    private static final Set<String> MOVEMENTS =
            Set.of("opening", "new", "expansion", "contraction", "churn", "reactivation");
    private static final Set<String> LOGOS =
            Set.of("opening", "churned", "new", "joined_and_churned", "churned_and_reactivated");
    private static final Set<String> CONTRACT = Set.of("recurring_total", "one_off", "term_months", "years");

    private static final Map<String, Set<String>> OF_METRIC = Map.ofEntries(
            Map.entry("arr", Set.of("mrr")),
            Map.entry("arpa", Set.of("mrr", "customers")),
            Map.entry("acv", CONTRACT),
            Map.entry("acv_ramp_avg", CONTRACT),
            Map.entry("acv_ramp_first_year", CONTRACT),
            Map.entry("tcv", CONTRACT),
            Map.entry("tcv_ramp", CONTRACT),
            Map.entry("cac", Set.of("sales_marketing_cost", "new_customers")),
            Map.entry("cac_payback_months", Set.of("cac", "arpa", "gross_margin")),
            Map.entry("ltv_simple", Set.of("arpa", "churn_rate")),
            Map.entry("ltv_margin", Set.of("arpa", "churn_rate", "gross_margin")),
            Map.entry("ltv_cac", Set.of("ltv", "cac")),
            Map.entry("logo_churn_standard", LOGOS),
            Map.entry("logo_churn_chartmogul", LOGOS),
            Map.entry("logo_churn_stripe", LOGOS),
            Map.entry("churn_scaled", Set.of("opening", "churned", "days", "target_days")),
            Map.entry("annualised_churn", Set.of("monthly")),
            Map.entry("trial_conversion_cohort", Set.of("started", "converted")),
            Map.entry("trial_conversion_stripe", Set.of("converted_in_window", "cancelled_while_trialing")));

    private FormulaInputs() {}

    static void check(String metric, JsonNode inputs) {
        Fields.only(inputs, OF_METRIC.getOrDefault(metric, MOVEMENTS), metric);
    }
}
