package io.mainstay.metrics;

import io.mainstay.semantics.Measure;
import io.mainstay.semantics.MeasureName;
import io.mainstay.workspace.Reach;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * A book as far as a reader may see it. Whoever reads a book for somebody reads it through this, so that no query is
 * without the condition. Books themselves know everything and are shared.
 */
record Seen(Book book, Reach reach) {

    /** So many accounts are written into a query one by one, which lets it skip where they cannot be. */
    private static final int FEW_ACCOUNTS = 200;

    static Seen whole(Book book) {
        return new Seen(book, Reach.everything());
    }

    /** The table of a measure, or what takes its place in a query: its rows of the accounts in reach. */
    String ensure(MeasureName measure) {
        String table = book.ensure(measure);
        return reach.whole() || !book.ofAccount(measure.value())
                ? table
                : "(select * from %s%s)".formatted(table, where());
    }

    String ensure(Measure measure) {
        String table = book.ensure(measure);
        return reach.whole() || measure.company() ? table : "(select * from %s%s)".formatted(table, where());
    }

    /** A kind's facts about accounts in reach, as the book knows them; none about the company. */
    String factsAsKnown(String kind) {
        String facts = book.factsAsKnown(kind);
        return reach.whole()
                ? facts
                : "select * from (%s) as known%s".formatted(facts, book.ofAccount(kind) ? where() : " where false");
    }

    Terms terms() {
        return book.terms();
    }

    Instant knownAt() {
        return book.knownAt();
    }

    String within() {
        return within("account");
    }

    /** The condition on a column that holds accounts. */
    String within(String column) {
        if (reach.whole()) {
            return "true";
        }
        if (reach.isEmpty()) {
            return "false";
        }
        String ids = reach.accounts().stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        return reach.accounts().size() <= FEW_ACCOUNTS
                ? "%s in (%s)".formatted(column, ids)
                : "%s in (select unnest(string_split('%s', ',')::bigint[]))".formatted(column, ids);
    }

    private String where() {
        return " where " + within();
    }
}
