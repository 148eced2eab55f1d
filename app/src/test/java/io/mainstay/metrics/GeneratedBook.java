package io.mainstay.metrics;

import io.mainstay.facts.RawFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Made-up histories of many accounts: subscriptions in several currencies that start, change, pause, lapse, end and return,
 * discounts that run out, pending cancellations, late corrections, merges, and profiles that change. The same seed makes the
 * same histories.
 */
final class GeneratedBook {

    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final LocalDate LAST = LocalDate.of(2025, 6, 30);

    private static final List<String> CURRENCIES = List.of("USD", "USD", "EUR", "JPY");

    /** What profiles tell, and the values it takes. */
    private static final Map<String, List<String>> PROFILE = profileValues();

    /** Every attribute that accounts of these histories can be cut by. */
    static final List<String> ATTRIBUTES = PROFILE.keySet().stream()
            .map(name -> name.equals("tier") ? "traits.tier" : name)
            .toList();

    private static final List<String> STATES =
            List.of("active", "active", "active", "past_due", "paused", "unpaid", "canceled");
    private static final int DAYS = (int) (LAST.toEpochDay() - FIRST.toEpochDay());

    private final RandomGenerator random;
    private final List<RawFact> facts = new ArrayList<>();

    private GeneratedBook(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static Map<String, List<String>> profileValues() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("segment", List.of("Enterprise", "Mid-market", "SMB"));
        values.put("plan", List.of("Team", "Scale"));
        values.put("region", List.of("EMEA", "AMER"));
        values.put("country", List.of("DE", "FR", "US", "CA"));
        values.put("industry", List.of("Shipping", "Energy", "Retail's"));
        values.put("owner", List.of("Ada", "Ben", "Chidi"));
        values.put("team", List.of("North", "South"));
        values.put("tier", List.of("gold", "silver"));
        return values;
    }

    static List<RawFact> of(long seed, int accounts) {
        var book = new GeneratedBook(seed);
        book.rates();
        for (int i = 0; i < accounts; i++) {
            book.account("account" + i, accounts);
        }
        return book.facts;
    }

    private void rates() {
        for (LocalDate month = FIRST.minusMonths(1); month.isBefore(LAST); month = month.plusMonths(1)) {
            LocalDate end = month.plusMonths(1).minusDays(1);
            rate(end, "EUR", "1." + (10 + random.nextInt(80)));
            rate(end, "JPY", "0.00" + (60 + random.nextInt(30)));
        }
    }

    private void rate(LocalDate day, String currency, String rate) {
        add("exchange_rate", null, day, currency, Map.of("currency", currency, "rate", rate));
    }

    private void account(String account, int accounts) {
        profile(account, 0);
        while (random.nextInt(3) == 0) {
            profile(account, random.nextInt(DAYS));
        }
        int subscriptions = 1 + random.nextInt(3);
        for (int i = 0; i < subscriptions; i++) {
            subscription(account, account + "-" + i);
        }
        if (random.nextInt(25) == 0) {
            String into = "account" + random.nextInt(accounts);
            if (into.compareTo(account) > 0) {
                add("account_merge", account, day(random.nextInt(DAYS)), "merge", Map.of("into", into));
                if (random.nextBoolean()) {
                    renewal(account, account, into);
                } else {
                    renewal(account, into, account);
                }
            }
        }
    }

    /** What one had is renewed by the other, in time or too late, before or after they become one. */
    private void renewal(String name, String one, String other) {
        String price = Integer.toString(1 + random.nextInt(900));
        Map<String, Object> terms = Map.of("status", "active", "currency", "EUR", "unit_price", price);
        int end = 60 + random.nextInt(DAYS / 2);
        add("subscription_terms", one, day(end - 50), name + "-old", terms);
        add(
                "subscription_terms",
                one,
                day(end),
                name + "-old",
                Map.of("status", "canceled", "currency", "EUR", "unit_price", price, "renewed_by", name + "-renewed"));
        add("subscription_terms", other, day(end + random.nextInt(-10, 40)), name + "-renewed", terms);
    }

    private void profile(String account, int day) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        PROFILE.forEach((name, values) -> {
            int turn = random.nextInt(8);
            if (turn < (day == 0 ? 7 : 3)) {
                fields.put(name, turn == 0 && day > 0 ? null : values.get(random.nextInt(values.size())));
            }
        });
        Object tier = fields.remove("tier");
        if (tier != null) {
            fields.put("traits", Map.of("tier", tier));
        }
        add("account_profile", account, day(day), null, fields);
    }

    private void subscription(String account, String subscription) {
        String currency = CURRENCIES.get(random.nextInt(4));
        int day = random.nextInt(DAYS / 2);
        int price = 1 + random.nextInt(currency.equals("JPY") ? 90_000 : 900);
        String interval = random.nextInt(4) == 0 ? "year" : "month";
        boolean trial = random.nextInt(6) == 0;
        int versions = 1 + random.nextInt(7);
        for (int version = 0; version < versions && day < DAYS; version++) {
            Map<String, @Nullable Object> terms = new LinkedHashMap<>();
            terms.put(
                    "status",
                    version == 0 ? (trial ? "trialing" : "active") : STATES.get(random.nextInt(STATES.size())));
            terms.put("unit_price", price + "." + random.nextInt(100));
            terms.put("quantity", Integer.toString(random.nextInt(8)));
            terms.put("currency", currency);
            terms.put("interval", interval);
            terms.put("product", random.nextBoolean() ? "core" : "vault");
            if (trial) {
                terms.put("trial_end", day(day + 14).toString());
            }
            if (random.nextInt(5) == 0) {
                terms.put(
                        "discounts",
                        List.of(Map.of(
                                "id",
                                "d",
                                "percent",
                                Integer.toString(5 + random.nextInt(90)),
                                "duration",
                                "repeating",
                                "months",
                                Integer.toString(1 + random.nextInt(6)),
                                "from",
                                day(day).toString())));
            }
            if (random.nextInt(8) == 0) {
                terms.put("cancel_at", day(day + 20 + random.nextInt(60)).toString());
                terms.put("cancel_requested_at", day(day).toString());
            }
            add("subscription_terms", account, day(day), subscription, terms);
            price += random.nextInt(-price / 2, price);
            day += 1 + random.nextInt(120);
            trial = false;
        }
    }

    private static LocalDate day(int number) {
        return FIRST.plusDays(number);
    }

    private void add(
            String kind,
            @Nullable String account,
            LocalDate day,
            @Nullable String subject,
            Map<String, ? extends @Nullable Object> fields) {
        facts.add(new RawFact(
                kind, account, day.toString(), subject, new LinkedHashMap<>(fields), "fact" + facts.size(), false));
    }

    /** When a fact is learned: usually on its day, sometimes weeks later. */
    static Instant learned(RawFact fact, int place) {
        LocalDate day = LocalDate.parse(String.valueOf(fact.at()));
        int late = place % 11 == 0 ? 20 + place % 50 : 0;
        return day.plusDays(late).atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);
    }
}
