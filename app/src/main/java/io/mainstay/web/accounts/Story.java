package io.mainstay.web.accounts;

import io.mainstay.accounts.AccountId;
import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import io.mainstay.facts.Timeline;
import io.mainstay.metrics.AccountBook;
import io.mainstay.metrics.AsOf;
import io.mainstay.platform.Order;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Kinds;
import io.mainstay.web.CsvFile;
import io.mainstay.web.FactWords;
import io.mainstay.web.Here;
import io.mainstay.web.Lens;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Leaf;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The timeline of an account: its facts in the order of time, a page at a time, and as a file. */
@Component
class Story {

    /** Its name among the lists of an account. */
    static final String LIST = "timeline";

    private static final String OWN = LIST + ".";
    private static final String KIND = OWN + "kind";
    private static final int ON_A_PAGE = 25;
    private static final int IN_A_FILE = 1_000;
    private static final int MOST_FIELDS = 4;

    private final Facts facts;
    private final Kinds kinds;
    private final AccountBook book;

    Story(Facts facts, Kinds kinds, AccountBook book) {
        this.facts = facts;
        this.kinds = kinds;
        this.book = book;
    }

    Listing of(Principal reader, AccountId account, Lens lens, AsOf asOf, Here here, Show show) {
        Timeline what = asked(ON_A_PAGE + 1, asOf, here);
        List<Fact> found = facts.timeline(reader, account, what.after(Leaf.before(here, OWN)));
        return listing(reader, Leaf.of(found, ON_A_PAGE, here, OWN), lens, here, show);
    }

    /** The whole of what the address finds, in its order. */
    CsvFile csv(Principal reader, AccountId account, AsOf asOf, Here here, Show show) {
        Timeline what = asked(IN_A_FILE, asOf, here);
        return new CsvFile(
                LIST,
                List.of("at", "kind", "says", "source", "source_key", "recorded_at", "revision"),
                CsvFile.paged(
                        facts.timeline(reader, account, what),
                        page -> facts.timeline(
                                reader, account, what.after(page.getLast().seq())),
                        fact -> List.of(
                                fact.at().toString(),
                                fact.kind().value(),
                                summary(reader, fact, show),
                                fact.source(),
                                fact.key(),
                                fact.recordedAt().toString(),
                                String.valueOf(fact.revision()))));
    }

    private Timeline asked(int limit, AsOf asOf, Here here) {
        var what = Timeline.first(limit)
                .of(here.parameter(KIND).flatMap(kinds::find).map(Kind::name).orElse(null))
                .saying(search(here))
                .in(order(here));
        return asOf instanceof AsOf.Now
                ? what
                : what.asOf(facts.seqAsOf(book.knownAt(asOf).plusNanos(1_000)));
    }

    private static String search(Here here) {
        return here.parameter(OWN + "q").map(String::strip).orElse("");
    }

    private static Order<Timeline.By> order(Here here) {
        return Order.read(here.parameter(OWN + "sort").orElse(""), Timeline.LATEST);
    }

    private Listing listing(Principal reader, Leaf<Fact> page, Lens lens, Here here, Show show) {
        List<Listing.Row> rows = page.shown().stream()
                .map(fact -> Listing.Row.drill(
                        Links.fact(fact.seq(), lens),
                        Cell.of(show.moment(fact.at())),
                        Cell.of(label(fact)),
                        Cell.of(summary(reader, fact, show)),
                        Cell.of(fact.source()),
                        Cell.of(show.moment(fact.recordedAt())),
                        Cell.of(fact.revision() == 1 ? "" : "Revision " + fact.revision())))
                .toList();
        return new Listing(
                LIST,
                "Timeline",
                List.of(
                        Column.text("When", "when"),
                        Column.text("What", "what"),
                        Column.text("Says", null),
                        Column.text("Source", "source"),
                        Column.text("Learned", "learned"),
                        Column.text("Corrected", "corrected")),
                rows,
                null,
                new Listing.Extras(
                        order(here).words(),
                        search(here),
                        here.with(AccountWays.LIST, LIST),
                        page.pager("record", Fact::seq),
                        OWN,
                        List.of(field(here.parameter(KIND)
                                .filter(one -> kinds.find(one).isPresent())
                                .orElse("")))),
                Empty.of("clock", "Nothing here", "No such record was known then."));
    }

    private Field field(String chosen) {
        List<Field.Option> options = new ArrayList<>(List.of(new Field.Option("", "All kinds")));
        kinds.list().stream()
                .filter(kind -> kind.about() == Kind.About.ACCOUNT)
                .forEach(kind -> options.add(new Field.Option(kind.name().value(), kind.label())));
        return Field.choice(KIND, "Kind", chosen, options);
    }

    String label(Fact fact) {
        return kinds.find(fact.kind().value())
                .map(Kind::label)
                .orElse(fact.kind().value());
    }

    /** The first few things it says: "status active · plan Team". */
    private String summary(Principal reader, Fact fact, Show show) {
        var words = new FactWords(kinds.find(fact.kind().value()), show);
        Map<String, String> all = new HashMap<>();
        facts.fields(reader, fact).forEach((name, value) -> all.put(name, String.valueOf(value)));
        List<String> said = new ArrayList<>();
        if (!fact.subject().isEmpty()) {
            said.add(fact.subject());
        }
        for (Map.Entry<String, @Nullable Object> one :
                facts.fields(reader, fact).entrySet()) {
            Object value = one.getValue();
            if (value != null
                    && !(value instanceof Collection)
                    && !(value instanceof Map)
                    && said.size() <= MOST_FIELDS) {
                said.add(one.getKey().replace('_', ' ') + " " + words.value(one.getKey(), value.toString(), all));
            }
        }
        return String.join(" · ", said);
    }
}
