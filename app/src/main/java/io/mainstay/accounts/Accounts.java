package io.mainstay.accounts;

import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who the customers are: gives every outside key its account, and makes the account when the key is new. */
@Component
public class Accounts {

    private final AccountStore store;
    private final OwnerStore owners;
    private final Clock clock;
    private final TransactionTemplate itsOwnTransaction;

    public Accounts(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        this.store = new AccountStore(db);
        this.owners = new OwnerStore(db);
        this.clock = clock;
        this.itsOwnTransaction = new TransactionTemplate(transactions);
        this.itsOwnTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The account with this key, made now if there was none. */
    public AccountId resolve(String key) {
        return one(resolve(List.of(key)), key);
    }

    /**
     * The accounts with these keys; those that are new are made. They are committed at once, whatever becomes of the
     * caller's transaction, so that two writers who meet the same new key never wait for each other.
     */
    public Map<String, AccountId> resolve(Collection<String> keys) {
        var wanted = new TreeSet<>(keys);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, AccountId> known = new HashMap<>(store.find(wanted));
        wanted.removeAll(known.keySet());
        if (!wanted.isEmpty()) {
            itsOwnTransaction.executeWithoutResult(_ -> {
                store.add(wanted, clock.instant());
                known.putAll(store.find(wanted));
            });
        }
        return known;
    }

    /** Those of these accounts that there are. */
    public Map<String, AccountId> find(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : store.find(keys);
    }

    /** The account with this key. One that the reader may not see is not there. */
    public Optional<AccountId> find(Principal reader, String key) {
        return Optional.ofNullable(store.find(List.of(key)).get(key))
                .filter(account -> reader.reach().holds(account.value()));
    }

    /** The account of this id as the outside knows it. One that the reader may not see is not there. */
    public Optional<String> findKey(Principal reader, AccountId account) {
        return reader.reach().holds(account.value())
                ? Optional.ofNullable(store.keys(List.of(account)).get(account))
                : Optional.empty();
    }

    /** Keeps whose these accounts are: all that their profiles state, as they stand. */
    public void own(Collection<AccountId> accounts, List<Ownership> stated) {
        owners.replace(accounts, stated);
    }

    /** Accounts by a part of their key, the best first. */
    public Map<AccountId, String> search(Principal reader, String text, int limit) {
        return text.isBlank() ? Map.of() : store.search(reader.reach(), text.strip(), limit);
    }

    /** The key by which the outside knows this account. */
    public String key(AccountId account) {
        return one(keys(List.of(account)), account);
    }

    public Map<AccountId, String> keys(Collection<AccountId> accounts) {
        return accounts.isEmpty() ? Map.of() : store.keys(accounts);
    }

    private static <K, V> V one(Map<K, V> found, K wanted) {
        V value = found.get(wanted);
        if (value == null) {
            throw new IllegalArgumentException("There is no account " + wanted);
        }
        return value;
    }
}
