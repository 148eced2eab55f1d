package io.mainstay.web;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.metrics.AsOf;
import io.mainstay.metrics.Metrics;
import io.mainstay.workspace.Principal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What accounts are called on screens: by the name their profile states, or by the key the outside knows them by. */
@Component
public class AccountNames {

    private final Metrics metrics;
    private final Accounts accounts;

    AccountNames(Metrics metrics, Accounts accounts) {
        this.metrics = metrics;
        this.accounts = accounts;
    }

    /** The names of these, at least; one without a name is called by its key. */
    public Map<AccountId, String> of(Principal reader, AsOf asOf, Collection<AccountId> shown) {
        Map<AccountId, String> names = new HashMap<>(metrics.accountNames(reader, asOf));
        List<AccountId> nameless = shown.stream()
                .filter(account -> !names.containsKey(account))
                .distinct()
                .toList();
        names.putAll(accounts.keys(nameless));
        return names;
    }

    /** Of groups that are accounts. */
    public Map<AccountId, String> ofGroups(Principal reader, AsOf asOf, Stream<String> groups) {
        return of(
                reader, asOf, groups.filter(Objects::nonNull).map(AccountId::of).toList());
    }
}
