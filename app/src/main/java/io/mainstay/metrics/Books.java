package io.mainstay.metrics;

import io.mainstay.semantics.Definitions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The live book, and the books asked for lately: as known earlier, or under another policy. */
final class Books {

    private static final int KEPT = 24;

    private final DuckDb duckDb;
    private final Definitions definitions;
    private final FactCopy copy;
    private final Clock clock;
    private final ToLongFunction<Instant> seqBefore;
    private final Map<Key, Book> others = new ConcurrentHashMap<>();
    private final ArrayDeque<Key> order = new ArrayDeque<>();
    private long made;
    private volatile @Nullable Book live;

    private record Key(long seq, Instant knownAt, Terms terms) {}

    /** @param seqBefore the last seq recorded before a moment */
    Books(DuckDb duckDb, Definitions definitions, FactCopy copy, Clock clock, ToLongFunction<Instant> seqBefore) {
        this.duckDb = duckDb;
        this.definitions = definitions;
        this.copy = copy;
        this.clock = clock;
        this.seqBefore = seqBefore;
    }

    /** The book of all that is known now, under the company's terms. It begins anew when the terms or the day change. */
    Book live(Terms terms) {
        Book book = live;
        if (book != null && book.terms().equals(terms) && sameDay(book, now())) {
            return book;
        }
        return duckDb.alone(() -> renewed(terms));
    }

    private Book renewed(Terms terms) {
        Book book = live;
        Instant now = now();
        if (book == null || !book.terms().equals(terms)) {
            book = new Book(duckDb, definitions, Book.LIVE, terms, new FactView.AsKnown(copy.cursor()), now);
            live = book;
        } else if (!sameDay(book, now)) {
            book.restart(copy.cursor(), now);
        }
        return book;
    }

    private static boolean sameDay(Book book, Instant now) {
        Calendar calendar = Calendar.of(book.terms().company());
        return calendar.day(book.knownAt()).equals(calendar.day(now));
    }

    /** @param standing whether the terms are the company's own, so that the live book serves what is known now */
    Book asKnown(AsOf asOf, Terms terms, boolean standing) {
        Calendar calendar = Calendar.of(terms.company());
        Instant now = now();
        Instant moment = moment(asOf, calendar, now);
        if (moment.isBefore(now)) {
            return kept(new Key(seqAt(moment), moment, terms), moment);
        }
        return standing ? live(terms) : kept(new Key(copy.cursor(), calendar.start(calendar.day(now)), terms), now);
    }

    /** A book of its own that is not kept: drop it after use. */
    Book apart(Terms terms, FactView facts, Instant knownAt) {
        return duckDb.alone(() -> new Book(duckDb, definitions, "apart_" + ++made, terms, facts, knownAt));
    }

    /** The moment up to which an as-of knows. */
    static Instant moment(AsOf asOf, Calendar calendar, Instant now) {
        return switch (asOf) {
            case AsOf.Now _ -> now;
            case AsOf.EndOf(var day) -> earlier(calendar.start(day.plusDays(1)).minus(1, ChronoUnit.MICROS), now);
            case AsOf.At(Instant at) -> earlier(at, now);
        };
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** The last copied seq that was recorded up to a moment. */
    long seqAt(Instant moment) {
        return Math.min(seqBefore.applyAsLong(moment.plus(1, ChronoUnit.MICROS)), copy.cursor());
    }

    /** What the live book knows. */
    Knowledge known(Terms terms) {
        return duckDb.alone(() -> live(terms).known());
    }

    /**
     * Reads a book of what was known: the live one while it knows just that, and then nobody writes meanwhile, or else one
     * that is kept for the next time.
     */
    <T> T reading(Terms terms, Knowledge known, Function<Book, T> reads) {
        return duckDb.alone(() -> Optional.ofNullable(live)
                        .filter(book ->
                                book.terms().equals(terms) && book.known().equals(known))
                        .map(reads))
                .orElseGet(() -> reads.apply(kept(new Key(known.seq(), known.at(), terms), known.at())));
    }

    Knowledge known(Instant moment) {
        return new Knowledge(seqAt(moment), moment);
    }

    private Book kept(Key key, Instant knownAt) {
        Book book = others.get(key);
        return book != null ? book : duckDb.alone(() -> made(key, knownAt));
    }

    private Book made(Key key, Instant knownAt) {
        Book book = others.get(key);
        if (book == null) {
            book = new Book(
                    duckDb, definitions, "book_" + ++made, key.terms(), new FactView.AsKnown(key.seq()), knownAt);
            others.put(key, book);
            order.add(key);
            if (order.size() > KEPT) {
                Book oldest = others.remove(order.removeFirst());
                if (oldest != null) {
                    oldest.drop();
                }
            }
        }
        return book;
    }

    /** The live book if one is open, so that it can follow new facts. */
    @Nullable Book open() {
        return live;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
