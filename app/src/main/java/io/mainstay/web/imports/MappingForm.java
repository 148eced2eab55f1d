package io.mainstay.web.imports;

import io.mainstay.sources.csv.Filling;
import io.mainstay.sources.csv.Mapping;
import io.mainstay.sources.csv.PlainRow;
import io.mainstay.sources.csv.RowRule;
import io.mainstay.sources.csv.Target;
import io.mainstay.sources.csv.Transform;
import io.mainstay.web.parts.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mapping as a form, and back again. */
final class MappingForm {

    private static final String COLUMN = "c:";
    private static final String FIXED = "=";

    private MappingForm() {}

    /** @param examples a value of each column, shown beside its name */
    static List<MappingPage.Target> targets(RowRule rule, Mapping mapping, Map<String, String> examples) {
        List<MappingPage.Target> rows = new ArrayList<>();
        for (Target target : rule.targets()) {
            Filling filling = mapping.fields().get(target.name());
            String chosen = filling == null ? "" : filling.column() == null ? FIXED : COLUMN + filling.column();
            List<Field.Option> options = new ArrayList<>();
            options.add(new Field.Option("", target.required() ? "Choose…" : "Not in the file"));
            options.add(new Field.Option(FIXED, "The same for all rows:"));
            examples.forEach((column, example) -> options.add(
                    new Field.Option(COLUMN + column, example.isEmpty() ? column : column + " – " + example)));
            rows.add(new MappingPage.Target(
                    target.name(),
                    target.label(),
                    target.required(),
                    target.meaning(),
                    Field.choice("map." + target.name(), target.label(), chosen, options),
                    filling == null || filling.fixed() == null ? "" : filling.fixed(),
                    filling == null || filling.transforms().isEmpty()
                            ? ""
                            : filling.transforms().getFirst().name(),
                    filling == null ? "" : words(filling.words())));
        }
        return rows;
    }

    static List<MappingPage.Trait> traits(RowRule rule, Mapping mapping, Map<String, String> examples) {
        if (!rule.takesTraits()) {
            return List.of();
        }
        Set<String> used = new LinkedHashSet<>();
        Set<String> kept = new LinkedHashSet<>();
        mapping.fields()
                .forEach((name, filling) ->
                        (name.startsWith(Target.TRAIT) ? kept : used).add(String.valueOf(filling.column())));
        List<MappingPage.Trait> traits = new ArrayList<>();
        examples.forEach((column, example) -> {
            String name = Target.trait(column);
            if (!used.contains(column) && !name.equals(Target.TRAIT)) {
                traits.add(new MappingPage.Trait(
                        column, name.substring(Target.TRAIT.length()), example, kept.contains(column)));
            }
        });
        return traits;
    }

    static Mapping read(RowRule rule, Map<String, String> form) {
        Map<String, Filling> fields = new LinkedHashMap<>();
        for (Target target : rule.targets()) {
            filling(target.name(), form).ifPresent(filling -> fields.put(target.name(), filling));
        }
        if (rule.takesTraits()) {
            form.keySet().stream()
                    .filter(name -> name.startsWith("trait."))
                    .map(name -> name.substring("trait.".length()))
                    .forEach(column -> fields.putIfAbsent(Target.trait(column), Filling.from(column)));
        }
        String kind = rule instanceof PlainRow(var plain) ? plain.name().value() : "";
        return new Mapping(rule.name(), kind, fields);
    }

    private static Optional<Filling> filling(String target, Map<String, String> form) {
        String chosen = form.getOrDefault("map." + target, "");
        String fixed = form.getOrDefault("fixed." + target, "").strip();
        @Nullable String column = chosen.startsWith(COLUMN) ? chosen.substring(COLUMN.length()) : null;
        if (column == null && fixed.isEmpty()) {
            return Optional.empty();
        }
        String transform = form.getOrDefault("transform." + target, "");
        List<Transform> transforms = List.of(Transform.values()).stream()
                .filter(each -> each.name().equals(transform))
                .toList();
        Map<String, String> words = words(form.getOrDefault("words." + target, ""));
        return Optional.of(new Filling(column, column == null ? fixed : null, transforms, words));
    }

    /** A line each: {@code Gold = Enterprise}. */
    private static Map<String, String> words(String lines) {
        return lines.lines()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')).strip(),
                        line -> line.substring(line.indexOf('=') + 1).strip(),
                        (_, later) -> later,
                        LinkedHashMap::new));
    }

    private static String words(Map<String, String> words) {
        return words.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
