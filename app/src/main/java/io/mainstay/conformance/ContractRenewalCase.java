package io.mainstay.conformance;

import io.mainstay.metrics.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Contracts whose terms end in a window, and the renewal rates that makes. */
final class ContractRenewalCase implements GoldenCase {

    private static final List<String> OLD_VALUE =
            List.of("value", "old_value", "old_price", "price", "arr", "acv", "amount", "mrr");
    private static final List<String> NEW_VALUE = List.of(
            "renewed_value", "new_value", "new_price", "renewal_value", "new_arr", "new_acv", "new_amount", "new_mrr");
    private static final List<String> RENEWED_ON = List.of(
            "renewed_on",
            "renewed_at",
            "renewal_signed",
            "signed_on",
            "signed_at",
            "signed",
            "renewal_date",
            "renewed");

    @Override
    public String kind() {
        return "contract_renewal";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        Book book = new Book();
        int number = 0;
        for (JsonNode contract : golden.get("contracts")) {
            add(book, "account" + number++, contract);
        }
        String window = golden.get("window").get(0).asString() + ".."
                + golden.get("window").get(1).asString();
        Map<String, String> answers =
                Map.of("grace_days", golden.path("grace_days").asString("30"));
        List<String> mismatches = new ArrayList<>();
        try (Asked asked = Asked.of(laboratory, book, answers)) {
            golden.get("expected").properties().forEach(expected -> {
                String metric = metric(expected.getKey());
                Value found = asked.value(metric, window);
                (metric.endsWith("_rate")
                                ? Expected.percent(expected.getKey(), expected.getValue(), found, 2)
                                : Expected.mismatch(expected.getKey(), expected.getValue(), found))
                        .ifPresent(mismatches::add);
            });
        }
        return mismatches;
    }

    private static void add(Book book, String account, JsonNode contract) {
        LocalDate end = LocalDate.parse(contract.required("term_end_inclusive").asString());
        String renewedOn = find(contract, RENEWED_ON);
        String old = text(contract, OLD_VALUE);
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("term_end", end.toString());
        terms.put("recurring_total", old);
        if (renewedOn == null || renewedOn.equals("false")) {
            terms.put("outcome", "churned");
        } else {
            terms.put("outcome", "renewed");
            terms.put("renewed_on", "true".equals(renewedOn) ? end.toString() : renewedOn.substring(0, 10));
            String value = find(contract, NEW_VALUE);
            terms.put("renewed_recurring_total", value == null ? old : value);
        }
        book.contract(account, end.plusDays(1).minusYears(1), terms);
    }

    /** The metric that answers an expected field, told by the words in its name. */
    private static String metric(String field) {
        boolean rate = field.contains("rate") || field.contains("pct") || field.contains("percent");
        if (field.contains("gross")) {
            return "gross_renewal_rate";
        }
        if (field.contains("net")) {
            return "net_renewal_rate";
        }
        if (field.contains("on_time")) {
            return rate ? "on_time_renewal_rate" : "renewals_on_time";
        }
        if (rate) {
            return "renewal_rate";
        }
        boolean value = field.contains("value") || field.contains("arr") || field.contains("mrr");
        if (field.contains("due")) {
            return value ? "value_due" : "contracts_due";
        }
        return value ? "renewed_value" : "renewals";
    }

    private static String text(JsonNode node, List<String> names) {
        String text = find(node, names);
        if (text == null) {
            throw new IllegalArgumentException("A contract has none of " + names);
        }
        return text;
    }

    private static @Nullable String find(JsonNode node, List<String> names) {
        for (String name : names) {
            JsonNode value = node.get(name);
            if (value != null && !value.isNull()) {
                return value.asString();
            }
        }
        return null;
    }
}
