package io.mainstay.sources.csv;

import io.mainstay.semantics.FieldType;
import io.mainstay.semantics.Kinds;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Guesses what the columns of a file mean, from their names, from other words for the same thing, and from whether their
 * values would fit. A guess is only ever shown to a person who decides.
 */
final class Suggestions {

    /** A file with a "Customer" and a "Customer ID" has a name in the one and the key in the other. */
    private static final Pattern AN_ID =
            Pattern.compile("(account|customer|client|company|organization|tenant) (id|key|number|no)");

    private static final int SAME_NAME = 100;
    private static final int NEARLY_ALL = 80;
    private static final int HALF = 50;

    private final List<String> all;
    private final List<String> columns;
    private final List<Row> sample;
    private final CellReader cells;

    Suggestions(List<String> columns, List<Row> sample, Format format) {
        this.all = columns;
        this.columns = columns.stream()
                .filter(column -> !column.equals(Columns.ROW) && !column.equals(Columns.ERRORS))
                .toList();
        this.sample = sample.stream().filter(row -> row.fault() == null).toList();
        this.cells = new CellReader(format, ZoneOffset.UTC);
    }

    /** The rule whose required targets find the most columns; of equals, the one that explains more of the file. */
    static RowRule rule(List<String> columns, List<Row> sample, Format format, Kinds kinds) {
        var suggestions = new Suggestions(columns, sample, format);
        List<RowRule> rules = new ArrayList<>(RowRule.special(kinds));
        kinds.list().forEach(kind -> rules.add(new PlainRow(kind)));
        return rules.stream().max(Comparator.comparingDouble(suggestions::fit)).orElseThrow();
    }

    private double fit(RowRule rule) {
        Map<String, String> found = matches(rule);
        List<Target> needed = rule.targets().stream()
                .filter(Target::required)
                .filter(this::mustBeInFile)
                .toList();
        long met = needed.stream()
                .filter(target -> found.containsKey(target.name()))
                .count();
        double complete = needed.isEmpty() ? 0 : (double) met / needed.size();
        return complete + found.size() / 20.0 + (complete == 1 && !(rule instanceof PlainRow) ? 0.5 : 0);
    }

    /** A currency and the day of a snapshot are often the same for a whole file, and then not in it. */
    private boolean mustBeInFile(Target target) {
        return !(target.type() instanceof FieldType.CurrencyCode)
                && !target.name().equals("as_of");
    }

    /** What to show first: found columns, the company's currency, today, and traits for the rest where there is room. */
    Mapping mapping(RowRule rule, String currency, LocalDate today) {
        Map<String, Filling> fields = new LinkedHashMap<>();
        matches(rule).forEach((target, column) -> fields.put(target, Filling.from(column)));
        for (Target target : rule.targets()) {
            if (target.required() && !fields.containsKey(target.name())) {
                if (target.type() instanceof FieldType.CurrencyCode) {
                    fields.put(target.name(), Filling.fixed(currency));
                } else if (target.name().equals("as_of")
                        || rule.name().equals(PlainRow.NAME) && isProfileDay(rule, target)) {
                    fields.put(target.name(), Filling.fixed(today.toString()));
                }
            }
        }
        if (rule.takesTraits()) {
            Set<String> used = new LinkedHashSet<>();
            fields.values().forEach(filling -> used.add(String.valueOf(filling.column())));
            columns.stream()
                    .filter(column ->
                            !used.contains(column) && !traitName(column).isEmpty())
                    .forEach(column -> fields.putIfAbsent(Target.TRAIT + traitName(column), Filling.from(column)));
        }
        String kind = rule instanceof PlainRow(var plain) ? plain.name().value() : "";
        return new Mapping(rule.name(), kind, fields);
    }

    private static boolean isProfileDay(RowRule rule, Target target) {
        return rule.takesTraits() && target.name().equals("at");
    }

    /** Each target's column, the surest pairs first, a column at most once. */
    private Map<String, String> matches(RowRule rule) {
        record Pair(Target target, String column, int score) {}
        List<Pair> pairs = new ArrayList<>();
        for (Target target : rule.targets()) {
            for (String column : columns) {
                int score = score(target, column);
                if (score > 0 && valuesFit(target, column, score >= SAME_NAME ? HALF : NEARLY_ALL)) {
                    pairs.add(new Pair(target, column, score + (target.required() ? 5 : 0)));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::score).reversed());
        Map<String, String> byTarget = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            if (!byTarget.containsKey(pair.target.name()) && taken.add(pair.column)) {
                byTarget.put(pair.target.name(), pair.column);
            }
        }
        Map<String, String> inOrder = new LinkedHashMap<>();
        for (Target target : rule.targets()) {
            if (byTarget.get(target.name()) instanceof String column) {
                inOrder.put(target.name(), column);
            }
        }
        return inOrder;
    }

    private static int score(Target target, String column) {
        String name = words(column);
        if (target.name().equals("account") && AN_ID.matcher(name).matches()) {
            return SAME_NAME + 5;
        }
        if (name.equals(words(target.name())) || name.equals(words(target.label()))) {
            return SAME_NAME;
        }
        List<String> others = Synonyms.columnsFor(target.name());
        if (others.contains(name)) {
            return 90 - others.indexOf(name);
        }
        for (String other : others) {
            if (name.equals(other + " id") || name.equals(other + " number") || name.equals(other + " key")) {
                return 80;
            }
        }
        return name.equals(words(target.name()) + " id") ? 80 : 0;
    }

    private boolean valuesFit(Target target, String column, int percent) {
        int index = all.indexOf(column);
        int said = 0;
        int fit = 0;
        for (Row row : sample) {
            String text = index < row.cells().size() ? row.cells().get(index) : "";
            Cell cell = cells.read(text, target.type(), List.of(), Map.of());
            said += cell instanceof Cell.Blank ? 0 : 1;
            fit += cell instanceof Cell.Value ? 1 : 0;
        }
        return said == 0 || fit * 100 >= said * percent;
    }

    /** {@code customerID}, {@code Customer-Id} and {@code customer_id} are the same words. */
    static String words(String name) {
        return name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    static String traitName(String column) {
        String name = words(column).replace(' ', '_');
        return name.length() <= 60 ? name : name.substring(0, 60);
    }
}
