package io.mainstay.sources.csv;

import io.mainstay.facts.RawFact;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Kinds;
import java.util.List;
import java.util.Optional;

/**
 * What one row of a file stands for, and the facts it becomes. The rules are few and written down for users in the
 * import guide; which one applies is chosen with the mapping.
 */
public sealed interface RowRule permits PlainRow, SubscriptionRow, TenureRow, InvoiceRow {

    /** As the mapping and the command line write it. */
    String name();

    String label();

    /** One or two sentences for the person who chooses. */
    String meaning();

    /** What columns can be mapped to, the required ones first. */
    List<Target> targets();

    /** True when every column without a place of its own may become a trait of the account. */
    boolean takesTraits();

    /** The facts of one row; what is wrong with it goes into the values' problems. */
    List<RawFact> facts(Values values);

    /** The rules that make several facts of a row, or facts derived from several rows. */
    static List<RowRule> special(Kinds kinds) {
        return List.of(new SubscriptionRow(kinds), new TenureRow(kinds), new InvoiceRow(kinds));
    }

    static Optional<RowRule> find(String rule, String kind, Kinds kinds) {
        if (rule.equals(PlainRow.NAME)) {
            return kinds.find(kind).map(PlainRow::new);
        }
        return special(kinds).stream().filter(r -> r.name().equals(rule)).findFirst();
    }

    /** A kind this program cannot do without. */
    static Kind kind(Kinds kinds, String name) {
        return kinds.find(name).orElseThrow(() -> new IllegalStateException("The kind %s is missing".formatted(name)));
    }
}
