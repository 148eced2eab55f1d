package io.mainstay.semantics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one fact kind from its file. */
final class KindFile {

    private static final Set<String> KEYS = Set.of("kind", "label", "meaning", "about", "subject", "fields");
    private static final Set<String> FIELD_KEYS =
            Set.of("type", "label", "required", "meaning", "unit", "values", "fields", "otherwise");

    private enum TypeWord {
        TEXT,
        ONE_OF,
        DECIMAL,
        WHOLE,
        FLAG,
        DAY,
        MOMENT,
        CURRENCY,
        ACCOUNT,
        ITEMS,
        TRAITS
    }

    private KindFile() {}

    static Optional<Kind> read(DefinitionFile source, List<DefinitionProblem> problems) {
        int before = problems.size();
        Optional<Kind> kind = Definition.read(source, problems).map(definition -> {
            definition.allowOnly(KEYS);
            String name = definition.word("kind");
            if (!name.equals(source.stem())) {
                definition.problem(
                        definition.lineOf("kind"),
                        "The file is named %s but declares %s".formatted(source.stem(), name),
                        "Give both the same name");
            }
            var about = definition.oneOf("about", Kind.About.class);
            return new Kind(
                    KindName.of(name),
                    definition.text("label"),
                    definition.text("meaning"),
                    about == null ? Kind.About.ACCOUNT : about,
                    definition.find("subject").orElse(null),
                    fields(definition));
        });
        return problems.size() == before ? kind : Optional.empty();
    }

    private static List<Field> fields(Definition definition) {
        List<Field> fields = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of("seq", "account", "at", "subject", "source", "key", "revision"));
        definition.named("fields").forEach((name, field) -> {
            field.allowOnly(FIELD_KEYS);
            if (!Word.fits(name) || !seen.add(name)) {
                field.problem(
                        field.line(), "\"%s\" cannot name a field".formatted(name), "Use a free lower_snake_case");
                return;
            }
            String unit = field.find("unit").orElse(null);
            String label = field.find("label").orElse(sentence(name));
            boolean required = field.find("required").map("true"::equals).orElse(false);
            String otherwise = field.find("otherwise").orElse(null);
            fields.add(new Field(
                    FieldName.of(name), label, type(field), required, field.text("meaning"), unit, otherwise));
        });
        return fields;
    }

    private static FieldType type(Definition field) {
        TypeWord word = field.oneOf("type", TypeWord.class);
        return switch (word == null ? TypeWord.TEXT : word) {
            case TEXT -> new FieldType.Text();
            case ONE_OF -> {
                List<String> values = field.texts("values");
                if (values.isEmpty()) {
                    field.problem(field.line(), "one_of has no values", "Add values: [first, second]");
                }
                yield new FieldType.OneOf(values);
            }
            case DECIMAL -> new FieldType.Decimal();
            case WHOLE -> new FieldType.Whole();
            case FLAG -> new FieldType.Flag();
            case DAY -> new FieldType.Day();
            case MOMENT -> new FieldType.Moment();
            case CURRENCY -> new FieldType.CurrencyCode();
            case ACCOUNT -> new FieldType.AccountKey();
            case ITEMS -> new FieldType.Items(fields(field));
            case TRAITS -> new FieldType.Traits();
        };
    }

    private static String sentence(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
    }
}
