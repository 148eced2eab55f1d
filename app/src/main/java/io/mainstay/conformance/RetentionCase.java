package io.mainstay.conformance;

import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What each account paid at the start and at the end, and the retention that makes. */
final class RetentionCase implements GoldenCase {

    private static final String MONTH = "2024-02";
    private static final String YEAR_LATER = "2025-01";

    private static final Map<String, String> OVER_THE_MONTH = Map.ofEntries(
            Map.entry("nrr", "period_nrr"),
            Map.entry("grr", "period_grr"),
            Map.entry("logo_retention", "period_logo_retention"),
            Map.entry("logo_churn", "logo_churn"),
            Map.entry("start_mrr", "opening_mrr"),
            Map.entry("end_mrr_of_cohort", "retained_mrr"),
            Map.entry("churned_mrr", "mrr_of_accounts_lost"),
            Map.entry("contraction_mrr", "mrr_lost_by_shrinking"),
            Map.entry("expansion_mrr", "mrr_gained_by_growth"),
            Map.entry("new_or_reactivated_mrr_excluded", "mrr_of_accounts_gained"));

    private static final Map<String, String> BY_MOVEMENTS = Map.of(
            "movement_nrr", "movement_nrr",
            "movement_grr", "movement_grr",
            "movement_nrr_incl_reactivation", "movement_nrr_with_reactivation");

    /** What the case must give for the others. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "movement_nrr", "movement_sums",
            "movement_grr", "movement_sums",
            "movement_nrr_incl_reactivation", "movement_sums",
            "compounded_nrr", "monthly_nrr");

    private static final Set<String> OVER_TWELVE_MONTHS = Set.of("nrr", "grr", "logo_retention");
    private static final Set<String> AMOUNTS = Set.of(
            "start_mrr",
            "end_mrr_of_cohort",
            "churned_mrr",
            "contraction_mrr",
            "expansion_mrr",
            "new_or_reactivated_mrr_excluded");

    @Override
    public String kind() {
        return "retention";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        Fields.only(golden, Set.of("accounts", "expected", "movement_sums", "monthly_nrr"), "The case");
        List<String> mismatches = new ArrayList<>();
        JsonNode expected = golden.get("expected");
        try (Asked asked = Asked.of(laboratory, pairs(golden.path("accounts")), Map.of())) {
            expected.properties().forEach(e -> {
                String metric = OVER_THE_MONTH.get(e.getKey());
                if (metric != null) {
                    check(e.getKey(), e.getValue(), asked.value(metric, MONTH), mismatches);
                } else if (!golden.has(OTHERWISE.getOrDefault(e.getKey(), "nothing"))) {
                    mismatches.add("%s: it is not known what this expects".formatted(e.getKey()));
                }
                if (OVER_TWELVE_MONTHS.contains(e.getKey())) {
                    String label = e.getKey() + " over twelve months";
                    check(label, e.getValue(), asked.value(e.getKey(), YEAR_LATER), mismatches);
                }
            });
        }
        if (golden.has("movement_sums")) {
            movements(golden, laboratory, expected, mismatches);
        }
        if (golden.has("monthly_nrr")) {
            List<BigDecimal> shares = shares(golden.get("monthly_nrr"));
            try (Asked asked = Asked.of(laboratory, months(shares), Map.of())) {
                Value found = asked.value("compounded_nrr", "2024-%02d".formatted(shares.size()));
                check("compounded_nrr", expected.get("compounded_nrr"), found, mismatches);
            }
        }
        return mismatches;
    }

    private static void movements(JsonNode golden, Laboratory laboratory, JsonNode expected, List<String> mismatches) {
        Map<String, BigDecimal> inputs = new HashMap<>();
        golden.get("movement_sums")
                .properties()
                .forEach(sum ->
                        inputs.put(sum.getKey(), new BigDecimal(sum.getValue().asString())));
        BigDecimal opening = BigDecimal.ZERO;
        for (JsonNode pair : golden.path("accounts")) {
            opening = opening.add(new BigDecimal(pair.get(0).asString()));
        }
        inputs.putIfAbsent("opening", opening);
        try (Asked asked = Asked.of(laboratory, Movements.book(inputs), Map.of())) {
            BY_MOVEMENTS.forEach((field, metric) -> {
                if (expected.has(field)) {
                    check(field, expected.get(field), asked.value(metric, Movements.MONTH), mismatches);
                }
            });
        }
    }

    private static Book pairs(JsonNode accounts) {
        Book book = new Book();
        accounts.properties().forEach(account -> {
            BigDecimal start = new BigDecimal(account.getValue().get(0).asString("0"));
            BigDecimal end = new BigDecimal(account.getValue().get(1).asString("0"));
            if (start.signum() > 0) {
                book.pays(account.getKey(), "2024-01-10", start);
            }
            if (start.compareTo(end) != 0) {
                book.pays(account.getKey(), "2024-02-10", end);
            }
        });
        return book;
    }

    /** One account that keeps the given share of its MRR from month to month, from January 2024 on. */
    private static Book months(List<BigDecimal> shares) {
        BigDecimal level = new BigDecimal("1000000000");
        Book book = new Book().pays("a", "2022-01-01", level);
        int month = 1;
        for (BigDecimal share : shares) {
            level = level.multiply(share)
                    .divide(BigDecimal.valueOf(100), MathContext.DECIMAL128)
                    .setScale(6, java.math.RoundingMode.HALF_UP);
            book.pays("a", "2024-%02d-10".formatted(month++), level);
        }
        return book;
    }

    /** One for each month; a single one holds for a year. */
    private static List<BigDecimal> shares(JsonNode monthly) {
        if (!monthly.isContainer()) {
            return java.util.Collections.nCopies(12, new BigDecimal(monthly.asString()));
        }
        List<BigDecimal> shares = new ArrayList<>();
        monthly.forEach(share -> shares.add(new BigDecimal(share.asString())));
        return shares;
    }

    private static void check(String what, JsonNode expected, Value found, List<String> mismatches) {
        (AMOUNTS.contains(what) ? Expected.mismatch(what, expected, found) : Expected.percent(what, expected, found, 2))
                .ifPresent(mismatches::add);
    }
}
