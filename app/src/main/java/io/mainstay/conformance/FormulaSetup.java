package io.mainstay.conformance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A book in which a formula's inputs hold, and the metric and period to ask for.
 *
 * @param percent whether the case gives in percent what the metric gives as a share
 */
record FormulaSetup(Book book, Map<String, String> answers, String metric, String period, boolean percent) {

    private static final String MONTH = Movements.MONTH;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final LocalDate SIGNED = LocalDate.of(2024, 2, 1);
    private static final int PRECISE = 6;
    private static final int MANY = 5_000;
    private static final double EXACT = 1e-14;

    static FormulaSetup of(String name, Map<String, BigDecimal> inputs, JsonNode raw) {
        return switch (name) {
            case "arr" -> money("arr", even(inputs.getOrDefault("mrr", BigDecimal.ZERO), 1));
            case "arpa" ->
                money(
                        "arpa",
                        even(need(inputs, "mrr"), need(inputs, "customers").intValueExact()));
            case "acv" -> money("average_acv", contract(inputs, raw));
            case "acv_ramp_avg" -> money("acv", contract(inputs, raw));
            case "acv_ramp_first_year" -> money("first_year_acv", contract(inputs, raw));
            case "tcv", "tcv_ramp" -> money("tcv", contract(inputs, raw));
            case "cac" ->
                money(
                        "cac",
                        newcomers(need(inputs, "new_customers").intValueExact(), BigDecimal.TEN)
                                .cost(
                                        "sales",
                                        "2024-02-01",
                                        need(inputs, "sales_marketing_cost").toPlainString()));
            case "cac_payback_months" ->
                margin(
                        "cac_payback",
                        inputs,
                        newcomers(1, need(inputs, "arpa"))
                                .cost("sales", "2024-02-01", need(inputs, "cac").toPlainString()));
            case "ltv_simple" -> money("clv", churning(need(inputs, "arpa"), need(inputs, "churn_rate")));
            case "ltv_margin" ->
                margin("clv_margin", inputs, churning(need(inputs, "arpa"), need(inputs, "churn_rate")));
            case "ltv_cac" -> lifetimeOverCost(inputs);
            case "quick_ratio" -> money("quick_ratio", Movements.book(inputs));
            case "expansion_mrr_pct" -> percent("expansion_rate", Movements.book(inputs));
            case "gross_mrr_churn_rate" -> percent("gross_mrr_churn", Movements.book(inputs));
            case "net_mrr_churn_rate" -> percent("net_mrr_churn", Movements.book(inputs));
            case "net_mrr_churn_rate_chartmogul" -> percent("net_mrr_churn_with_reactivation", Movements.book(inputs));
            case "grr" -> percent("movement_grr", Movements.book(inputs));
            case "nrr" -> percent("movement_nrr", Movements.book(inputs));
            case "logo_churn_standard", "logo_churn_chartmogul" -> percent("logo_churn", logos(inputs));
            case "logo_churn_stripe" -> percent("churn_event_rate_with_new", logos(inputs));
            case "churn_scaled" -> scaled(inputs);
            case "annualised_churn" -> percent("compounded_logo_churn", share(need(inputs, "monthly")));
            case "trial_conversion_cohort" ->
                percent(
                        "trial_conversion",
                        trials(
                                need(inputs, "converted"),
                                need(inputs, "started").subtract(need(inputs, "converted"))));
            case "trial_conversion_stripe" ->
                percent(
                        "trial_conversion_of_ended",
                        trials(need(inputs, "converted_in_window"), need(inputs, "cancelled_while_trialing")));
            default -> throw new IllegalArgumentException("There is no formula " + name);
        };
    }

    private static FormulaSetup money(String metric, Book book) {
        return new FormulaSetup(book, Map.of(), metric, MONTH, false);
    }

    private static FormulaSetup percent(String metric, Book book) {
        return new FormulaSetup(book, Map.of(), metric, MONTH, true);
    }

    private static FormulaSetup margin(String metric, Map<String, BigDecimal> inputs, Book book) {
        String share = need(inputs, "gross_margin").movePointLeft(2).toPlainString();
        return new FormulaSetup(book, Map.of("gross_margin", share), metric, MONTH, false);
    }

    private static Book even(BigDecimal mrr, int accounts) {
        Book book = new Book();
        BigDecimal left = mrr;
        for (int i = accounts; i > 0; i--) {
            BigDecimal part = left.divide(BigDecimal.valueOf(i), PRECISE, RoundingMode.HALF_UP);
            book.pays("account" + i, "2024-01-05", part);
            left = left.subtract(part);
        }
        return book;
    }

    private static Book newcomers(int accounts, BigDecimal each) {
        Book book = new Book();
        for (int i = 0; i < accounts; i++) {
            book.pays("newcomer" + i, "2024-02-05", each);
        }
        return book;
    }

    /** One account stays at the average; another leaves with the given percent of what both paid. */
    private static Book churning(BigDecimal average, BigDecimal churnPercent) {
        if (churnPercent.compareTo(HUNDRED) >= 0) {
            return new Book()
                    .pays("leaver", "2024-01-05", average)
                    .pays("leaver", "2024-02-10", BigDecimal.ZERO)
                    .pays("newcomer", "2024-02-05", average);
        }
        Book book = new Book().pays("stayer", "2024-01-05", average);
        if (churnPercent.signum() > 0) {
            BigDecimal leaving = average.multiply(churnPercent)
                    .divide(HUNDRED.subtract(churnPercent), PRECISE, RoundingMode.HALF_UP);
            book.pays("leaver", "2024-01-05", leaving).pays("leaver", "2024-02-10", BigDecimal.ZERO);
        }
        return book;
    }

    /** A lifetime value that is not known comes from nothing being lost. */
    private static FormulaSetup lifetimeOverCost(Map<String, BigDecimal> inputs) {
        BigDecimal churnPercent = BigDecimal.valueOf(inputs.containsKey("ltv") ? 5 : 0);
        BigDecimal average = inputs.getOrDefault("ltv", HUNDRED)
                .multiply(BigDecimal.valueOf(5))
                .divide(HUNDRED, MathContext.DECIMAL128);
        Book book = churning(average, churnPercent)
                .pays("newcomer", "2024-02-05", average)
                .cost("sales", "2024-02-01", need(inputs, "cac").toPlainString());
        return new FormulaSetup(book, Map.of("gross_margin", "1"), "ltv_cac", MONTH, false);
    }

    /** Accounts at the start; some leave, of whom some come back, some others join and leave, and some only join. */
    private static Book logos(Map<String, BigDecimal> inputs) {
        int back =
                inputs.getOrDefault("churned_and_reactivated", BigDecimal.ZERO).intValueExact();
        int joined = inputs.getOrDefault("joined_and_churned", BigDecimal.ZERO).intValueExact();
        int opening = need(inputs, "opening").intValueExact();
        // who is lost beyond those there at the start must have joined first
        int gone = Math.min(need(inputs, "churned").intValueExact() - joined, opening);
        joined = need(inputs, "churned").intValueExact() - gone;
        Book book = new Book();
        for (int i = 0; i < opening; i++) {
            book.pays("account" + i, "2024-01-05", BigDecimal.TEN);
            if (i < gone) {
                book.pays("account" + i, "2024-02-05", BigDecimal.ZERO);
            }
            if (i < back) {
                book.pays("account" + i, "2024-02-15", BigDecimal.TEN);
            }
        }
        for (int i = 0; i < joined; i++) {
            book.pays("passing" + i, "2024-02-05", BigDecimal.TEN).pays("passing" + i, "2024-02-15", BigDecimal.ZERO);
        }
        for (int i = joined; i < inputs.getOrDefault("new", BigDecimal.ZERO).intValueExact(); i++) {
            book.pays("newcomer" + i, "2024-02-05", BigDecimal.TEN);
        }
        return book;
    }

    /** The loss of a period of so many days, restated for as many others; a month and a year have metrics of their own. */
    private static FormulaSetup scaled(Map<String, BigDecimal> inputs) {
        int days = need(inputs, "days").intValueExact();
        int target = need(inputs, "target_days").intValueExact();
        String metric =
                switch (target) {
                    case 30 -> "monthly_logo_churn";
                    case 365 -> "annualized_logo_churn";
                    default -> "restated_logo_churn";
                };
        LocalDate from = LocalDate.of(2024, 2, 1);
        String period = from + ".." + from.plusDays(days - 1L);
        return new FormulaSetup(logos(inputs), Map.of("restated_days", "" + target), metric, period, true);
    }

    /** As few accounts as the given percent of them can leave; of many digits, as near to it as so many accounts come. */
    private static Book share(BigDecimal percent) {
        double wanted = percent.max(BigDecimal.ZERO).doubleValue() / 100;
        int all = 1;
        for (int many = 1; many <= MANY && distance(wanted, all) > EXACT; many++) {
            all = distance(wanted, many) < distance(wanted, all) ? many : all;
        }
        return logos(
                Map.of("opening", BigDecimal.valueOf(all), "churned", BigDecimal.valueOf(Math.round(wanted * all))));
    }

    private static double distance(double share, int accounts) {
        return Math.abs(share - (double) Math.round(share * accounts) / accounts);
    }

    private static Book trials(BigDecimal converted, BigDecimal lapsed) {
        Book book = new Book();
        for (int i = 0; i < converted.intValueExact(); i++) {
            book.trial("converted" + i, "2024-02-03", "converted", "2024-02-17");
        }
        for (int i = 0; i < lapsed.intValueExact(); i++) {
            book.trial("lapsed" + i, "2024-02-03", "canceled", "2024-02-17");
        }
        return book;
    }

    private static Book contract(Map<String, BigDecimal> inputs, JsonNode raw) {
        List<BigDecimal> years = new ArrayList<>();
        raw.path("years").forEach(year -> years.add(new BigDecimal(year.asString())));
        BigDecimal recurring = years.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int months = 12 * Math.max(years.size(), 1);
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        if (years.isEmpty()) {
            recurring = need(inputs, "recurring_total");
            months = inputs.getOrDefault("term_months", BigDecimal.valueOf(12)).intValueExact();
        } else {
            terms.put(
                    "years",
                    years.stream()
                            .map(year -> Map.of("amount", year.toPlainString()))
                            .toList());
        }
        terms.put("signed", SIGNED.toString());
        terms.put("term_end", SIGNED.plusMonths(months).minusDays(1).toString());
        terms.put("recurring_total", recurring.toPlainString());
        terms.put(
                "one_off_total", inputs.getOrDefault("one_off", BigDecimal.ZERO).toPlainString());
        return months > 0 ? new Book().contract("a", "contract", SIGNED, terms) : new Book();
    }

    private static BigDecimal need(Map<String, BigDecimal> inputs, String name) {
        BigDecimal number = inputs.get(name);
        if (number == null) {
            throw new IllegalArgumentException("The input %s is missing".formatted(name));
        }
        return number;
    }
}
