package io.mainstay.web.parts;

import io.mainstay.web.Figure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure on a page of figures; all of it is a link to the figure opened.
 *
 * @param href where the figure opens; null when it opens nowhere
 * @param change against the period before, in words; null when there is nothing to compare with
 * @param target in words, such as "Target 110%"; null without one
 * @param trend the sparkline
 * @param note what the figure stands on, and a mark when that is poor
 */
public record Tile(
        String label,
        @Nullable String href,
        Figure value,
        @Nullable Change change,
        @Nullable String target,
        @Nullable Spark trend,
        @Nullable Note note) {

    /** @param tone good, bad or plain; the words carry the sign */
    public record Change(String words, String tone) {}

    /**
     * @param mark shown on the tile: "82% counted", "so far"; null for nothing
     * @param words told on pointing and on focus
     * @param poor whether the mark is a warning
     */
    public record Note(@Nullable String mark, @Nullable String words, boolean poor) {

        public static Note mark(String mark) {
            return new Note(mark, null, false);
        }
    }

    /** What pointing at the tile tells: the exact value or why there is none, and what it stands on. */
    public @Nullable String more() {
        String words = note == null ? null : note.words();
        String exact = value.more();
        if (exact == null || words == null) {
            return exact == null ? words : exact;
        }
        return exact + ". " + words;
    }

    /** A line through the last periods' values, with gaps where there was none, and the target across it. */
    public record Spark(
            List<@Nullable BigDecimal> values, @Nullable BigDecimal target) {

        /** The line on a field of 100 by 30. */
        public String path() {
            var path = new StringBuilder();
            boolean pen = false;
            for (int at = 0; at < values.size(); at++) {
                BigDecimal value = values.get(at);
                if (value != null) {
                    double x = values.size() == 1 ? 50 : 100.0 * at / (values.size() - 1);
                    path.append(pen ? "L" : "M").append(round(x)).append(' ').append(round(y(value)));
                }
                pen = value != null;
            }
            return path.toString();
        }

        /** How high the target lies; negative when it lies outside of the field. */
        public String targetY() {
            double y = target == null ? -1 : y(target);
            return y < 0 || y > 30 ? "-1" : Double.toString(round(y));
        }

        private double y(BigDecimal value) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (BigDecimal one : values) {
                if (one != null) {
                    least = Math.min(least, one.doubleValue());
                    most = Math.max(most, one.doubleValue());
                }
            }
            return most <= least ? 15 : 28 - 26 * (value.doubleValue() - least) / (most - least);
        }

        private static double round(double number) {
            return Math.round(number * 10) / 10.0;
        }
    }
}
