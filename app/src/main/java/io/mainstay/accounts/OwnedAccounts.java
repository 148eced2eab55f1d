package io.mainstay.accounts;

import io.mainstay.workspace.Portfolios;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads portfolios off the owners that account profiles state: by ownership now, whatever date is looked at. */
@Component
public class OwnedAccounts implements Portfolios {

    private static final int KEPT = 1_000;

    private final OwnerStore store;
    private final Clock clock;
    private final Map<Set<String>, Set<Long>> lately = new ConcurrentHashMap<>();

    public OwnedAccounts(JdbcClient db, Clock clock) {
        this.store = new OwnerStore(db);
        this.clock = clock;
    }

    /** Read anew each time; a set that has not changed is handed out again, so that it is held in memory once. */
    @Override
    public Set<Long> of(Set<String> owners) {
        Set<Long> now = Set.copyOf(store.owned(owners, clock.instant()));
        Set<Long> before = lately.get(owners);
        if (before != null && before.equals(now)) {
            return before;
        }
        if (lately.size() >= KEPT) {
            lately.clear();
        }
        lately.put(Set.copyOf(owners), now);
        return now;
    }
}
