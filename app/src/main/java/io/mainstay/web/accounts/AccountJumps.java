package io.mainstay.web.accounts;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.metrics.AccountBook;
import io.mainstay.web.AccountAddress;
import io.mainstay.web.Jump;
import io.mainstay.web.Jumps;
import io.mainstay.workspace.Principal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the quick jump find accounts by their name or the key by which the outside knows them. */
@Component
@Order(1)
class AccountJumps implements Jumps {

    private static final int MOST = 6;

    private final Accounts accounts;
    private final AccountBook book;

    AccountJumps(Accounts accounts, AccountBook book) {
        this.accounts = accounts;
        this.book = book;
    }

    @Override
    public List<Jump> find(String text, Principal reader) {
        Map<AccountId, String> byKey = accounts.search(reader, text, MOST);
        Map<AccountId, String> names = new LinkedHashMap<>();
        book.find(reader, text, byKey.keySet(), 2 * MOST).forEach(found -> names.put(found.account(), found.name()));
        Map<AccountId, String> keys = accounts.keys(names.keySet());
        return order(byKey, names, text).stream()
                .limit(MOST)
                .map(account -> jump(keys.getOrDefault(account, ""), names.getOrDefault(account, "")))
                .toList();
    }

    /** Whose key is the very text comes before everybody whose name only contains it. */
    private static Set<AccountId> order(Map<AccountId, String> byKey, Map<AccountId, String> names, String text) {
        var order = new LinkedHashSet<AccountId>();
        byKey.forEach((account, key) -> {
            if (key.equalsIgnoreCase(text) && names.containsKey(account)) {
                order.add(account);
            }
        });
        order.addAll(names.keySet());
        return order;
    }

    private static Jump jump(String key, String name) {
        String label = name.isEmpty() || name.equals(key) ? key : name + " \u00b7 " + key;
        return new Jump(label, "account", "accounts", AccountAddress.of(key));
    }
}
