package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which accounts count: those whose attributes have the given values in the period, and, if any are named, only these
 * accounts. The value "" stands for accounts without the attribute.
 */
public record Filter(Map<String, String> attributes, Set<AccountId> accounts) {

    public Filter {
        attributes.keySet().forEach(Cut.By::new);
        attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
        accounts = Set.copyOf(accounts);
    }

    public static Filter all() {
        return new Filter(Map.of(), Set.of());
    }

    public static Filter of(AccountId account) {
        return new Filter(Map.of(), Set.of(account));
    }

    public Filter and(String attribute, String value) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(attribute, value);
        return new Filter(more, accounts);
    }
}
