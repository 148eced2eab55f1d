package io.mainstay.web.parts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One question answered by one picture, which can always be turned into its table.
 *
 * @param id unique on its page
 * @param title the answer as a sentence where the data let us say one, else the metric's name
 * @param note what to know for reading it; null when nothing
 * @param labels along the bottom, one for each point of every series
 * @param marks dashed lines where something changed: a definition, a restatement, a closed period
 */
public record Chart(
        String id,
        String title,
        @Nullable String note,
        Look look,
        List<String> labels,
        List<Series> series,
        List<Mark> marks) {

    public enum Shape {
        LINE,
        BAR,
        STACKED,
        WATERFALL
    }

    /** @param currency what stands in front of the values when they are money */
    public record Axis(String unit, @Nullable String currency) {

        public static Axis percent() {
            return new Axis("percent", null);
        }

        public static Axis count() {
            return new Axis("count", null);
        }

        public static Axis money(String currency) {
            return new Axis("money", currency);
        }
    }

    /**
     * How it is drawn.
     *
     * @param unfinished true when the last period still runs: it is hatched or dotted
     * @param zero true when the axis must begin at zero
     */
    public record Look(Shape shape, Axis axis, boolean unfinished, boolean zero) {

        public static Look of(Shape shape, Axis axis) {
            return new Look(shape, axis, false, shape != Shape.LINE);
        }

        public Look unfinished(boolean stillRuns) {
            return new Look(shape, axis, stillRuns, zero);
        }
    }

    /** Colours mean the same everywhere. */
    public enum Tone {
        PLAIN,
        SECOND,
        THIRD,
        MUTED,
        NEW,
        EXPANSION,
        CONTRACTION,
        CHURN,
        REACTIVATION,
        CURRENCY,
        TARGET;

        /** As styles call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param isLine true for a line over bars, or for a dashed line such as a target among lines */
    public record Series(String name, Tone tone, boolean isLine, List<Point> points) {

        public static Series of(String name, Tone tone, List<Point> points) {
            return new Series(name, tone, false, points);
        }

        public static Series dashed(String name, Tone tone, List<Point> points) {
            return new Series(name, tone, true, points);
        }
    }

    /**
     * @param value null for no value
     * @param shown the value in words
     * @param href where it opens; null when nowhere
     * @param tone its own colour, for the steps of a waterfall; null for that of its series
     * @param isTotal in a waterfall: stands on the ground instead of on the step before
     */
    public record Point(
            @Nullable BigDecimal value,
            String shown,
            @Nullable String href,
            @Nullable Tone tone,
            boolean isTotal) {

        public static Point of(@Nullable BigDecimal value, String shown) {
            return new Point(value, shown, null, null, false);
        }

        public static Point step(BigDecimal value, String shown, Tone tone, @Nullable String href) {
            return new Point(value, shown, href, tone, false);
        }

        public static Point total(BigDecimal value, String shown) {
            return new Point(value, shown, null, Tone.MUTED, true);
        }

        public Point opens(String where) {
            return new Point(value, shown, where, tone, isTotal);
        }
    }

    /**
     * Something that happened to a period's figures.
     *
     * @param at the period's place
     * @param label what stands at the line, in a word; empty where no line is drawn
     * @param words all of it, as the table says it
     */
    public record Mark(int at, String label, String words) {

        boolean drawn() {
            return !label.isEmpty();
        }
    }

    public Chart {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
        marks = List.copyOf(marks);
        for (Series one : series) {
            if (one.points().size() != labels.size()) {
                throw new IllegalArgumentException("%s of chart %s has %d points for %d labels"
                        .formatted(one.name(), id, one.points().size(), labels.size()));
            }
        }
    }

    /** Bars cannot be labelled one by one, so their colours are explained above; lines carry their names themselves. */
    public boolean hasKey() {
        return series.size() > 1 && look.shape() != Shape.LINE;
    }

    /** Nothing to draw: every period is without a value. */
    public boolean isBlank() {
        return series.stream()
                .filter(one -> !one.isLine())
                .flatMap(one -> one.points().stream())
                .allMatch(point -> point.value() == null);
    }

    /** What is to be said of a period, in its row of the table. */
    public String marked(int at) {
        return marks.stream().filter(mark -> mark.at() == at).map(Mark::words).collect(Collectors.joining("; "));
    }

    /** What the script draws. */
    public String json() {
        return ChartJson.of(this);
    }

    /** In words, for those who cannot see it. */
    public String summary() {
        return title + ", from " + labels.getFirst() + " to " + labels.getLast() + "; the table below has every value.";
    }
}
