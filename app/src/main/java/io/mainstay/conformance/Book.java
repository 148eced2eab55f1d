package io.mainstay.conformance;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the facts of a made-up book: who pays how much from which day on, and what else a formula needs. */
final class Book {

    private static final String USD = "USD";

    private final List<RawFact> facts = new ArrayList<>();

    /** An account pays this much a month from a day on; zero ends its subscription. */
    Book pays(String account, String from, BigDecimal monthly) {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("status", monthly.signum() > 0 ? "active" : "canceled");
        terms.put("unit_price", monthly.signum() > 0 ? monthly.toPlainString() : "0");
        terms.put("currency", USD);
        return add("subscription_terms", account, from, "subscription of " + account, terms);
    }

    Book pays(String account, String from, String monthly) {
        return pays(account, from, new BigDecimal(monthly));
    }

    Book cost(String team, String month, String amount) {
        Map<String, @Nullable Object> cost =
                new LinkedHashMap<>(Map.of("team", team, "month", month, "amount", amount, "currency", USD));
        return add("team_cost", null, month, team + " " + month, cost);
    }

    Book trial(String account, String started, String outcome, @Nullable String ended) {
        Map<String, @Nullable Object> trial = new LinkedHashMap<>(Map.of("started", started, "outcome", outcome));
        if (ended != null) {
            trial.put("ended", ended);
            trial.put("ends", ended);
        }
        return add("trial", account, started, "trial of " + account, trial);
    }

    Book contract(String account, LocalDate start, Map<String, ? extends @Nullable Object> terms) {
        Map<String, @Nullable Object> contract = new LinkedHashMap<>(terms);
        contract.put("term_start", start.toString());
        contract.put("currency", USD);
        contract.values().removeIf(java.util.Objects::isNull);
        return add("contract", account, start.toString(), "contract of " + account, contract);
    }

    Book add(String kind, @Nullable String account, String at, String subject, Map<String, @Nullable Object> fields) {
        facts.add(new RawFact(kind, account, at, subject, fields, "fact" + facts.size(), false));
        return this;
    }

    List<RawFact> facts() {
        return facts;
    }
}
