package io.mainstay.conformance;

import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Contracts whose terms end in a window, and the renewal rates that makes. */
final class ContractRenewalCase implements GoldenCase {

    private static final Set<String> FIELDS = Set.of("window", "grace_days", "contracts", "expected");
    private static final Set<String> SHARE = Set.of("rate", "pct", "percent", "percentage", "share");
    private static final Set<String> VALUE =
            Set.of("value", "arr", "mrr", "acv", "amount", "revenue", "dollar", "dollars");
    private static final Set<String> LOST =
            Set.of("lost", "churned", "churn", "unrenewed", "nonrenewed", "lapsed", "expired", "not", "missed");
    private static final Set<String> UNDECIDED = Set.of("pending", "open", "undecided");
    private static final Set<String> DUE = Set.of("due", "contracts", "expiring", "eligible", "total", "window");
    private static final Set<String> KEPT = Set.of("renewed", "renewal", "renewals", "retained", "logo", "logos");

    @Override
    public String kind() {
        return "contract_renewal";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        Fields.only(golden, FIELDS, "The case");
        Book book = new Book();
        RenewalFields.addAll(book, golden.get("contracts"));
        JsonNode window = golden.get("window");
        String period = window.get(0).asString() + ".." + window.get(1).asString();
        Map<String, String> answers =
                Map.of("grace_days", golden.path("grace_days").asString("30"));
        List<String> mismatches = new ArrayList<>();
        try (Asked asked = Asked.of(laboratory, book, answers)) {
            golden.get("expected")
                    .properties()
                    .forEach(expected -> check(expected.getKey(), expected.getValue(), asked, period)
                            .ifPresent(mismatches::add));
        }
        return mismatches;
    }

    /** A field is told by the words of its name; what is neither a number of contracts nor a value is in percent. */
    private static Optional<String> check(String field, JsonNode expected, Asked asked, String period) {
        Set<String> words = Set.copyOf(Arrays.asList(field.split("_")));
        boolean capped = words.contains("gross") || words.contains("grr");
        boolean uncapped = words.contains("net") || words.contains("nrr");
        boolean value = any(words, VALUE);
        boolean share = any(words, SHARE) || capped || uncapped;
        if (capped || uncapped || value && share) {
            String metric = uncapped ? "net_renewal_rate" : "gross_renewal_rate";
            return Expected.percent(field, expected, asked.value(metric, period), 2);
        }
        if (value) {
            String metric = words.contains("due") ? "value_due" : "renewed_value";
            return Expected.mismatch(field, expected, asked.value(metric, period));
        }
        Optional<Value> contracts = contracts(words, asked, period);
        if (contracts.isEmpty()) {
            return Optional.of("%s: it is not known what this expects".formatted(field));
        }
        Value due = asked.value("contracts_due", period);
        boolean ofDue = any(words, DUE) && !any(words, KEPT);
        return share || !ofDue && cannotCount(expected, number(due))
                ? Expected.percent(field, expected, over(contracts.get(), due), 2)
                : Expected.mismatch(field, expected, contracts.get());
    }

    /** Whether a number of contracts cannot be meant, though no word says share: then it is in percent. */
    private static boolean cannotCount(JsonNode expected, BigDecimal due) {
        BigDecimal number = Expected.number(expected);
        return number == null
                || number.compareTo(due) > 0
                || number.stripTrailingZeros().scale() > 0;
    }

    private static Optional<Value> contracts(Set<String> words, Asked asked, String period) {
        if (words.contains("time") || words.contains("ontime")) {
            return Optional.of(asked.value("renewals_on_time", period));
        }
        if (words.contains("late")) {
            return Optional.of(less(asked.value("renewals", period), asked.value("renewals_on_time", period)));
        }
        if (any(words, UNDECIDED)) {
            return Optional.of(asked.value("contracts_undecided", period));
        }
        if (any(words, LOST)) {
            return Optional.of(less(asked.value("contracts_due", period), asked.value("renewals", period)));
        }
        if (any(words, KEPT)) {
            return Optional.of(asked.value("renewals", period));
        }
        if (any(words, DUE)) {
            return Optional.of(asked.value("contracts_due", period));
        }
        return any(words, SHARE) ? Optional.of(asked.value("renewals", period)) : Optional.empty();
    }

    private static Value less(Value all, Value some) {
        return Value.of(number(all).subtract(number(some)));
    }

    private static Value over(Value some, Value all) {
        return number(all).signum() == 0
                ? Value.none("No contract was due")
                : Value.of(number(some).divide(number(all), java.math.MathContext.DECIMAL128));
    }

    private static BigDecimal number(Value value) {
        BigDecimal number = value.orNull();
        return number == null ? BigDecimal.ZERO : number;
    }

    private static boolean any(Set<String> words, Set<String> known) {
        return words.stream().anyMatch(known::contains);
    }
}
