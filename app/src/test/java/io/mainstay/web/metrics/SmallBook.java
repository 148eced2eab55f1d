package io.mainstay.web.metrics;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Metrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A few accounts whose October 2026 can be checked by hand: 350 at the start, 50 more, 50 less, 50 lost. */
public final class SmallBook {

    private static final String SOURCE = "small-book";

    private SmallBook() {}

    /** Recording it again changes nothing, so every test may ask for it. */
    public static void in(Facts facts, Metrics metrics) {
        facts.record(
                SOURCE,
                List.of(
                        profile("harbor", "Harbor", "Enterprise"),
                        profile("lantern", "Lantern", "Mid-market"),
                        profile("anchorage", "Anchorage", "Mid-market"),
                        terms("harbor-1", "harbor", "2025-09-01", "active", "100"),
                        terms("lantern-1", "lantern", "2025-09-01", "active", "200"),
                        terms("anchorage-1", "anchorage", "2025-09-01", "active", "50"),
                        terms("harbor-2", "harbor", "2026-10-05", "active", "150"),
                        terms("lantern-2", "lantern", "2026-10-06", "active", "150"),
                        terms("anchorage-2", "anchorage", "2026-10-07", "canceled", "50")));
        metrics.catchUp();
    }

    /** A growth of 30 in October 2026 that is heard of after it was recorded. */
    public static void late(Facts facts, Metrics metrics) {
        add(facts, metrics, "harbor-3", "harbor", "2026-10-20", "active", "180");
    }

    /** Other terms of an account's subscription. */
    public static void add(
            Facts facts, Metrics metrics, String key, String account, String at, String status, String price) {
        facts.record(SOURCE, List.of(terms(key, account, at, status, price)));
        metrics.catchUp();
    }

    private static RawFact profile(String account, String name, String segment) {
        Map<String, Object> fields = new HashMap<>(Map.of("name", name, "segment", segment));
        return new RawFact("account_profile", account, "2025-09-01", null, fields, "profile-" + account, false);
    }

    private static RawFact terms(String key, String account, String at, String status, String price) {
        Map<String, Object> fields = new HashMap<>(Map.of("status", status, "currency", "EUR", "unit_price", price));
        return new RawFact("subscription_terms", account, at, "sub-" + account, fields, key, false);
    }
}
