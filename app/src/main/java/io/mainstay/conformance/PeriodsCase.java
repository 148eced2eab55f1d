package io.mainstay.conformance;

import io.mainstay.metrics.AsOf;
import io.mainstay.workspace.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The days on which billing periods begin, counted from the first one's day. */
final class PeriodsCase implements GoldenCase {

    private static final Set<String> FIELDS = Set.of("anchor", "interval", "count", "boundaries", "drifting_wrong");

    @Override
    public String kind() {
        return "periods";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        List<String> mismatches = new ArrayList<>();
        Book book = new Book();
        int number = 0;
        for (JsonNode item : golden.get("items")) {
            Fields.only(item, FIELDS, "An item");
            Map<String, @Nullable Object> terms = new LinkedHashMap<>();
            terms.put("status", "active");
            terms.put("unit_price", "1");
            terms.put("currency", "USD");
            terms.put("interval", item.path("interval").asString("month"));
            terms.put("interval_count", item.path("count").asString("1"));
            terms.put("billing_anchor", item.get("anchor").asString());
            String account = "item" + number++;
            book.add("subscription_terms", account, item.get("anchor").asString(), account, terms);
        }
        try (Asked asked = Asked.of(laboratory, book, Map.of())) {
            number = 0;
            for (JsonNode item : golden.get("items")) {
                check(item, asked, "item" + number++, mismatches);
            }
        }
        return mismatches;
    }

    private static void check(JsonNode item, Asked asked, String account, List<String> mismatches) {
        String anchor = item.get("anchor").asString();
        List<String> expected = texts(item.get("boundaries"));
        List<String> found = boundaries(asked, account, anchor, expected.size());
        if (!found.equals(expected)) {
            mismatches.add("from %s: expected %s, found %s".formatted(anchor, expected, found));
        }
        List<String> wrong = texts(item.path("drifting_wrong"));
        if (!wrong.isEmpty()
                && found.subList(0, Math.min(wrong.size(), found.size())).equals(wrong)) {
            mismatches.add("from %s: the boundaries drift".formatted(anchor));
        }
    }

    private static List<String> boundaries(Asked asked, String account, String anchor, int count) {
        var asOf = new AsOf.At(Moments.at(anchor, Laboratory.UTC));
        return asked
                .metrics()
                .billingDays(Principal.program(), asked.laboratory().accounts().resolve(account), asOf)
                .getOrDefault(account, List.of())
                .stream()
                .limit(count)
                .map(LocalDate::toString)
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
