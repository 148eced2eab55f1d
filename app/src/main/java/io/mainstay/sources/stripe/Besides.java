package io.mainstay.sources.stripe;

import io.mainstay.sources.stripe.CustomerDiscounts.Span;
import io.mainstay.sources.stripe.MeteredUse.Bill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the terms of a subscription are made of and does not stand on it: its customer's discounts, and what its use came to. */
record Besides(List<Span> discounts, List<Bill> bills) {

    Besides {
        discounts = List.copyOf(discounts);
        bills = List.copyOf(bills);
    }

    /** At one moment. */
    record Now(List<JsonNode> discounts, Map<String, BigDecimal> billed) {

        static final Now NOTHING = new Now(List.of(), Map.of());
    }

    /** Whenever something of it changes. */
    TreeSet<Instant> moments() {
        TreeSet<Instant> moments = new TreeSet<>();
        for (Span span : discounts) {
            moments.add(span.from());
            if (span.to() != null) {
                moments.add(span.to());
            }
        }
        bills.forEach(bill -> moments.add(bill.at()));
        return moments;
    }

    Now at(Instant moment) {
        Map<String, BigDecimal> billed = new HashMap<>();
        bills.stream().filter(bill -> !bill.at().isAfter(moment)).forEach(bill -> billed.putAll(bill.byItem()));
        return new Now(
                discounts.stream()
                        .filter(span -> span.holdsAt(moment))
                        .map(Span::discount)
                        .toList(),
                billed);
    }
}
