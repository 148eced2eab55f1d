package io.mainstay.conformance;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

    Book contract(String account, String subject, LocalDate start, Map<String, ? extends @Nullable Object> terms) {
        Map<String, @Nullable Object> contract = new LinkedHashMap<>(terms);
        contract.put("term_start", start.toString());
        contract.put("currency", USD);
        contract.values().removeIf(Objects::isNull);
        return add("contract", account, start.toString(), subject, contract);
    }

    Book add(String kind, @Nullable String account, String at, String subject, Map<String, @Nullable Object> fields) {
        facts.add(new RawFact(kind, account, at, subject, fields, "fact" + facts.size(), false));
        return this;
    }

    /** Takes over another book's facts about accounts, with a word before the accounts' keys to tell them apart. */
    Set<String> takeOver(Book other, String before) {
        other.facts.forEach(fact -> add(
                fact.kind(),
                before + fact.account(),
                String.valueOf(fact.at()),
                before + fact.subject(),
                fact.fields()));
        return other.accounts().stream().map(before::concat).collect(Collectors.toSet());
    }

    /** The accounts it has facts about. */
    Set<String> accounts() {
        return facts.stream().map(RawFact::account).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    boolean isOfAccountsOnly() {
        return facts.stream().allMatch(fact -> fact.account() != null);
    }

    List<RawFact> facts() {
        return facts;
    }
}
