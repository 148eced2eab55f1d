package io.mainstay.metrics;

import io.mainstay.semantics.Definitions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The live book, and the books asked for lately: as known earlier, or under another policy. */
final class Books {

    private static final int KEPT = 12;
    private static final String LIVE = "book_live";

    private final DuckDb duckDb;
    private final Definitions definitions;
    private final FactCopy copy;
    private final Clock clock;
    private final ToLongFunction<Instant> seqAsOf;
    private final Map<Key, Book> others = new LinkedHashMap<>(16, 0.75f, true);
    private long made;
    private @Nullable Book live;

    private record Key(long seq, Instant knownAt, Terms terms) {}

    /** @param seqAsOf the last seq recorded up to a moment */
    Books(DuckDb duckDb, Definitions definitions, FactCopy copy, Clock clock, ToLongFunction<Instant> seqAsOf) {
        this.duckDb = duckDb;
        this.definitions = definitions;
        this.copy = copy;
        this.clock = clock;
        this.seqAsOf = seqAsOf;
    }

    /** The book of all that is known now, under the company's terms. It begins anew when the terms or the day change. */
    synchronized Book live(Terms terms) {
        Instant now = now();
        Book book = live;
        if (book == null || !book.terms().equals(terms)) {
            book = new Book(duckDb, definitions, LIVE, terms, copy.cursor(), now);
            live = book;
        } else if (!Calendar.of(terms.company())
                .day(book.knownAt())
                .equals(Calendar.of(terms.company()).day(now))) {
            book.restart(copy.cursor(), now);
        }
        return book;
    }

    synchronized Book asKnown(AsOf asOf, Terms terms, boolean standing) {
        Instant moment =
                switch (asOf) {
                    case AsOf.Now _ -> now();
                    case AsOf.EndOf(var day) ->
                        Calendar.of(terms.company()).start(day.plusDays(1)).minus(1, ChronoUnit.MICROS);
                    case AsOf.At(Instant at) -> at;
                };
        if (!moment.isBefore(now())) {
            return standing
                    ? live(terms)
                    : kept(new Key(copy.cursor(), now().truncatedTo(ChronoUnit.DAYS), terms), now());
        }
        return kept(new Key(Math.min(seqAsOf.applyAsLong(moment), copy.cursor()), moment, terms), moment);
    }

    private Book kept(Key key, Instant knownAt) {
        Book book = others.get(key);
        if (book == null) {
            while (others.size() >= KEPT) {
                var eldest = others.entrySet().iterator();
                Book oldest = eldest.next().getValue();
                eldest.remove();
                oldest.drop();
            }
            book = new Book(duckDb, definitions, "book_" + ++made, key.terms(), key.seq(), knownAt);
            others.put(key, book);
        }
        return book;
    }

    /** The live book if one is open, so that it can follow new facts. */
    synchronized @Nullable Book open() {
        return live;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
