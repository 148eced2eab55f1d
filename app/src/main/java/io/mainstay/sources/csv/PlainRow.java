package io.mainstay.sources.csv;

import io.mainstay.facts.RawFact;
import io.mainstay.semantics.Field;
import io.mainstay.semantics.FieldType;
import io.mainstay.semantics.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row is one fact of a kind.
 *
 * <p>Without a mapped key the record is named by what tells it from others: customer, subject and time, or, where the
 * kind has a subject that no column gives, the content of the whole row.
 */
public record PlainRow(Kind kind) implements RowRule {

    public static final String NAME = "plain";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return kind.label();
    }

    @Override
    public String meaning() {
        return "One row is one record. " + kind.meaning();
    }

    @Override
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        if (isAboutAccount()) {
            targets.add(KindTargets.ACCOUNT);
        }
        targets.add(Target.required("at", "From when", KindTargets.MOMENT, "When this was, or began to be, true."));
        if (kind.subject() != null && isAboutAccount()) {
            targets.add(Target.optional(
                    "subject",
                    "Id of the " + kind.subject(),
                    KindTargets.TEXT,
                    "Which %s it is about.".formatted(kind.subject())));
        }
        targets.add(KindTargets.KEY);
        targets.addAll(KindTargets.of(kind));
        return KindTargets.sorted(targets);
    }

    @Override
    public boolean takesTraits() {
        return KindTargets.takesTraits(kind);
    }

    @Override
    public List<RawFact> facts(Values values) {
        String subject = subject(values);
        String key = kind.name() + ":" + key(values, subject);
        return List.of(new RawFact(
                kind.name().value(),
                values.text("account"),
                values.text("at"),
                subject == null && kind.subject() != null ? key : subject,
                values.fields(KindTargets.names(kind)),
                key,
                false));
    }

    private @Nullable String subject(Values values) {
        if (isAboutAccount() || kind.subject() == null) {
            return values.text("subject");
        }
        return kind.fields().stream()
                .filter(field -> field.required() && !(field.type() instanceof FieldType.Decimal))
                .map(Field::name)
                .map(name -> values.text(name.value()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private String key(Values values, @Nullable String subject) {
        String mapped = values.text("key");
        if (mapped != null) {
            return mapped;
        }
        if (subject == null && kind.subject() != null) {
            return Fingerprint.of(values.content());
        }
        List<String> parts = new ArrayList<>();
        for (String part : new @Nullable String[] {values.text("account"), subject, values.text("at")}) {
            if (part != null) {
                parts.add(part);
            }
        }
        return String.join(":", parts);
    }

    private boolean isAboutAccount() {
        return kind.about() == Kind.About.ACCOUNT;
    }
}
