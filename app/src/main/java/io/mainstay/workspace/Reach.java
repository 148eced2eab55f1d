package io.mainstay.workspace;

import java.util.HashSet;
import java.util.Set;

/**
 * Whose customers somebody may see: all, or the accounts of a portfolio. It is a condition of every query of customers'
 * facts, so what is outside is not there.
 *
 * @param whole true when it is all, also those to come
 * @param accounts the ids of the accounts otherwise; none is possible
 */
public record Reach(boolean whole, Set<Long> accounts) {

    private static final Reach WHOLE = new Reach(true, Set.of());

    public Reach {
        accounts = whole ? Set.of() : Set.copyOf(accounts);
    }

    public static Reach everything() {
        return WHOLE;
    }

    public static Reach of(Set<Long> accounts) {
        return new Reach(false, accounts);
    }

    /** What both hold. */
    public Reach and(Reach other) {
        if (whole || other.whole) {
            return whole ? other : this;
        }
        var both = new HashSet<>(accounts);
        both.retainAll(other.accounts);
        return of(both);
    }

    /** Whether nobody is in it, nor will be: of nobody there are no figures. */
    public boolean isEmpty() {
        return !whole && accounts.isEmpty();
    }

    public boolean holds(long account) {
        return whole || accounts.contains(account);
    }
}
