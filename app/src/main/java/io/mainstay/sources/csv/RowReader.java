package io.mainstay.sources.csv;

import io.mainstay.facts.RawFact;
import io.mainstay.semantics.FieldType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns rows into facts by a mapping. One problem of a row is enough to keep all its facts out. */
final class RowReader {

    /** What a row came to: its facts, or what is wrong with it. */
    record Reading(int row, List<RawFact> facts, List<String> problems) {}

    /** A target with where its text comes from; column is -1 for a fixed value. */
    private record Step(Target target, int column, Filling filling) {}

    private static final Map<String, Long> LONG_INTERVALS = Map.of("quarter", 3L, "half_year", 6L);

    private final RowRule rule;
    private final CellReader cells;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    RowReader(RowRule rule, Mapping mapping, Format format, List<String> columns, ZoneId zone) {
        this.rule = rule;
        this.cells = new CellReader(format, zone);
        Map<String, Target> targets = new HashMap<>();
        rule.targets().forEach(target -> targets.put(target.name(), target));
        mapping.fields().forEach((name, filling) -> {
            Target target = targets.get(name);
            if (target == null && name.startsWith(Target.TRAIT) && rule.takesTraits()) {
                String trait = name.substring(Target.TRAIT.length());
                target = Target.optional(name, trait, new FieldType.Text(), "A trait.");
            }
            add(name, target, filling, columns);
        });
        for (Target target : rule.targets()) {
            if (target.required() && !mapping.fields().containsKey(target.name())) {
                problems.add("%s must be filled: choose its column or give a value".formatted(target.label()));
            }
        }
    }

    private void add(String name, @Nullable Target target, Filling filling, List<String> columns) {
        int column = filling.column() == null ? -1 : columns.indexOf(filling.column());
        if (target == null) {
            problems.add("\"%s\" is no field of %s".formatted(name, rule.label()));
        } else if (filling.column() != null && column < 0) {
            problems.add("The file has no column \"%s\"".formatted(filling.column()));
        } else {
            steps.add(new Step(target, column, filling));
        }
    }

    /** What keeps the mapping from being used at all, such as a required field that nothing fills. */
    List<String> mappingProblems() {
        return List.copyOf(problems);
    }

    Reading read(Row row) {
        if (row.fault() != null) {
            return new Reading(row.number(), List.of(), List.of(row.fault()));
        }
        var values = new Values();
        for (Step step : steps) {
            String text = step.column < 0 ? step.filling.fixed() : row.cells().get(step.column);
            put(values, step, text == null ? "" : text);
        }
        toMonths(values);
        List<RawFact> facts = values.problems().isEmpty() ? rule.facts(values) : List.of();
        boolean sound = values.problems().isEmpty();
        return new Reading(row.number(), sound ? facts : List.of(), List.copyOf(values.problems()));
    }

    private void put(Values values, Step step, String text) {
        Target target = step.target;
        Cell cell = cells.read(text, target.type(), step.filling.transforms(), step.filling.words());
        switch (cell) {
            case Cell.Value(Object value) -> values.put(target.name(), value);
            case Cell.Fault(String why) -> values.problem(named(step) + " " + why);
            case Cell.Clear _ when target.required() -> values.problem(named(step) + " cannot be cleared");
            case Cell.Clear _ -> values.put(target.name(), null);
            case Cell.Blank _ when target.required() -> values.problem(named(step) + " is blank");
            case Cell.Blank _ -> {}
        }
    }

    private static String named(Step step) {
        String column = step.filling.column();
        return column == null || column.equalsIgnoreCase(step.target.label())
                ? step.target.label()
                : "%s (%s)".formatted(step.target.label(), column);
    }

    private static void toMonths(Values values) {
        Long months = LONG_INTERVALS.get(values.text("interval", ""));
        if (months != null) {
            values.put("interval", "month");
            values.put("interval_count", months * values.whole("interval_count", 1));
        }
    }
}
