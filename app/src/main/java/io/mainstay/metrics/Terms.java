package io.mainstay.metrics;

import io.mainstay.workspace.Company;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Under which rules a book is kept: the company's currency and calendar, and its revenue policy. */
record Terms(Company company, Policy policy) {

    /** The parameters of the measures' queries, as SQL literals. */
    Map<String, String> literals(Instant knownAt) {
        return parameters("timestamptz '" + knownAt + "'");
    }

    /** The same, with the moment up to which facts are known as the given expression. */
    Map<String, String> parameters(String knownAt) {
        Map<String, String> literals = new TreeMap<>(policy.literals());
        literals.put("zone", "'" + company.zone().getId() + "'");
        literals.put("currency", "'" + company.currency().getCurrencyCode() + "'");
        literals.put("known_at", knownAt);
        return literals;
    }
}
