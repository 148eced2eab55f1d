package io.mainstay.semantics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one measure from its file. */
final class MeasureFile {

    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "measure",
            "label",
            "meaning",
            "about",
            "reads",
            "carried",
            "holders",
            "monthly",
            "choices",
            "cut_by",
            "quantities",
            "sql"));
    private static final Set<String> QUANTITY_KEYS =
            new LinkedHashSet<>(List.of("label", "take", "sum", "where", "span", "unit"));

    private MeasureFile() {}

    static Optional<Measure> read(DefinitionFile source, List<DefinitionProblem> problems) {
        int before = problems.size();
        Optional<Measure> measure = Definition.read(source, problems).map(definition -> {
            definition.allowOnly(KEYS);
            MeasureName name = MeasureName.of(definition.word("measure"));
            if (!name.value().equals(source.stem())) {
                definition.problem(
                        definition.lineOf("measure"),
                        "The file is named %s but declares %s".formatted(source.stem(), name),
                        "Give both the same name");
            }
            return new Measure(
                    name,
                    definition.text("label"),
                    definition.text("meaning"),
                    definition.oneOf("about", Kind.About.class) == Kind.About.COMPANY,
                    definition.texts("reads"),
                    definition.find("carried").orElse(null),
                    definition.find("holders").map(MeasureName::of).orElse(null),
                    monthly(definition),
                    choices(definition),
                    definition.values("cut_by"),
                    quantities(name, definition),
                    definition.text("sql"));
        });
        return problems.size() == before ? measure : Optional.empty();
    }

    private static boolean monthly(Definition definition) {
        Optional<String> monthly = definition.find("monthly");
        if (monthly.isPresent() && !monthly.get().equals("kept")) {
            definition.problem(
                    definition.lineOf("monthly"),
                    "\"monthly: %s\" is not known".formatted(monthly.get()),
                    "Only \"kept\" is");
        }
        boolean company = definition.find("about").filter("company"::equals).isPresent();
        if (monthly.isPresent() && (company || !definition.values("cut_by").isEmpty())) {
            definition.problem(
                    definition.lineOf("monthly"),
                    "Sums by month are of accounts, without cuts of their own",
                    "Leave out monthly, or cut_by and about: company");
        }
        return monthly.isPresent();
    }

    private static Map<String, Measure.Choice> choices(Definition definition) {
        Map<String, Measure.Choice> choices = new LinkedHashMap<>();
        definition.named("choices").forEach((name, choice) -> {
            Map<String, String> fragments = new LinkedHashMap<>();
            for (String key : choice.keys()) {
                if (!key.equals("by") && !key.equals("otherwise")) {
                    choice.find(key).ifPresentOrElse(f -> fragments.put(key, f), () -> fragments.put(key, ""));
                }
            }
            choices.put(
                    name,
                    new Measure.Choice(
                            choice.text("by"),
                            fragments,
                            choice.find("otherwise").orElse(null)));
        });
        return choices;
    }

    private static List<Quantity> quantities(MeasureName measure, Definition definition) {
        List<Quantity> quantities = new ArrayList<>();
        definition.named("quantities").forEach((name, quantity) -> {
            quantity.allowOnly(QUANTITY_KEYS);
            if (!Word.fits(name)) {
                quantity.problem(quantity.line(), "\"%s\" is no name".formatted(name), "Use lower_snake_case");
                return;
            }
            Take take = quantity.oneOf("take", Take.class);
            Unit unit = quantity.oneOf("unit", Unit.class);
            if (take == null || unit == null) {
                return;
            }
            Optional<String> span = quantity.find("span");
            if ((take == Take.SPAN) != span.isPresent()) {
                quantity.problem(quantity.line(), name + ": take: span and span: go together", "Give both or neither");
            }
            quantities.add(new Quantity(
                    QuantityName.of(name),
                    measure,
                    quantity.text("label"),
                    take,
                    quantity.text("sum"),
                    quantity.find("where").orElse(null),
                    span.orElse(null),
                    unit));
        });
        return quantities;
    }
}
