package io.mainstay.metrics;

import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Follows the facts from its cursor: copies what is new and moves the cursor in one transaction of the columnar database, and
 * tells the live book what was touched.
 */
final class Follower {

    private static final int AT_ONCE = 50_000;

    /** While the copy is made anew people look on, so it tells more often how far it is. */
    private static final int AT_ONCE_ANEW = 10_000;

    /** So few facts are taken in before anyone could read that they are. */
    private static final int FEW = 2_000;

    private final Facts facts;
    private final FactCopy copy;
    private final DuckDb duckDb;
    private final Books books;
    private final ReentrantLock following = new ReentrantLock();
    private volatile boolean caughtUp;

    Follower(Facts facts, FactCopy copy, DuckDb duckDb, Books books) {
        this.facts = facts;
        this.copy = copy;
        this.duckDb = duckDb;
        this.books = books;
        copy.prepare();
    }

    Progress progress() {
        return new Progress(copy.cursor(), facts.lastSeq());
    }

    /** How far it is as long as it has not caught up once since the start, and there is much to take in. */
    Optional<Progress> rebuilding() {
        if (caughtUp) {
            return Optional.empty();
        }
        Progress now = progress();
        return now.known() - now.copied() > FEW ? Optional.of(now) : Optional.empty();
    }

    void catchUp() {
        following.lock();
        try {
            List<Fact> batch = new ArrayList<>();
            int[] batches = {0};
            facts.copyAfter(copy.cursor(), fact -> {
                batch.add(fact);
                if (batch.size() == (caughtUp ? AT_ONCE : AT_ONCE_ANEW)) {
                    take(batch);
                    batches[0]++;
                }
            });
            if (!batch.isEmpty()) {
                take(batch);
            }
            if (batches[0] > 0) {
                copy.sort();
            }
            caughtUp = true;
        } finally {
            following.unlock();
        }
    }

    private void take(List<Fact> batch) {
        duckDb.alone(() -> {
            Instant now = books.now();
            FactCopy.Touched touched = copy.copy(batch);
            @Nullable Book live = books.open();
            if (live != null) {
                live.follow(touched, now);
            }
            return touched;
        });
        batch.clear();
    }
}
