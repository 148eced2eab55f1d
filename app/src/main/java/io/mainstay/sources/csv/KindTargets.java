package io.mainstay.sources.csv;

import io.mainstay.semantics.Field;
import io.mainstay.semantics.FieldType;
import io.mainstay.semantics.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The targets a kind's fields make, with what every fact has besides: account, time, subject and key. */
final class KindTargets {

    static final FieldType TEXT = new FieldType.Text();
    static final FieldType DECIMAL = new FieldType.Decimal();
    static final FieldType WHOLE = new FieldType.Whole();
    static final FieldType MOMENT = new FieldType.Moment();
    static final FieldType CURRENCY = new FieldType.CurrencyCode();

    /** Exports also say quarterly and half-yearly; a fact says three and six months. */
    static final FieldType INTERVAL =
            new FieldType.OneOf(List.of("day", "week", "month", "quarter", "half_year", "year", "none"));

    static final Target ACCOUNT =
            Target.required("account", "Account", TEXT, "The customer's id or key, as the source writes it.");
    static final Target KEY = Target.optional(
            "key",
            "Record key",
            TEXT,
            "What names the record in its source. The same key again is the same record, changed or not.");

    private KindTargets() {}

    static Target of(Field field) {
        FieldType type = field.name().value().equals("interval") ? INTERVAL : field.type();
        return new Target(field.name().value(), field.label(), type, field.required(), field.meaning());
    }

    /** The fields of a kind that one cell can hold. */
    static List<Target> of(Kind kind, Collection<String> without) {
        List<Target> targets = new ArrayList<>();
        for (Field field : kind.fields()) {
            boolean fitsCell = !(field.type() instanceof FieldType.Items || field.type() instanceof FieldType.Traits);
            if (fitsCell && !without.contains(field.name().value())) {
                targets.add(of(field));
            }
        }
        return targets;
    }

    static List<Target> of(Kind kind) {
        return of(kind, Set.of());
    }

    static boolean takesTraits(Kind kind) {
        return kind.fields().stream().anyMatch(field -> field.type() instanceof FieldType.Traits);
    }

    static List<String> names(Kind kind) {
        return kind.fields().stream().map(field -> field.name().value()).toList();
    }

    /** Required first, otherwise in the order given. */
    static List<Target> sorted(List<Target> targets) {
        List<Target> sorted =
                new ArrayList<>(targets.stream().filter(Target::required).toList());
        sorted.addAll(targets.stream().filter(target -> !target.required()).toList());
        return List.copyOf(sorted);
    }
}
