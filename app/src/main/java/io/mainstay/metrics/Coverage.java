package io.mainstay.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much of what should count in an answer could be counted, and why the rest could not.
 *
 * @param parts what is turned into the reporting currency for it, sort by sort; empty when nothing is
 * @param gaps why something is left out, each with how much
 */
public record Coverage(List<Part> parts, List<Gap> gaps) {

    public static final Coverage WHOLE = new Coverage(List.of(), List.of());

    /**
     * One sort of thing that counts.
     *
     * @param what such as subscription
     * @param due how many should count
     * @param leftOut how many of them could not
     */
    public record Part(String what, long due, long leftOut) {

        public long counted() {
            return Math.max(0, due - leftOut);
        }

        /** Rounded down, so that only all is all. */
        BigDecimal share() {
            return due <= 0 || leftOut <= 0
                    ? (leftOut <= 0 ? BigDecimal.ONE : BigDecimal.ZERO)
                    : BigDecimal.valueOf(counted()).divide(BigDecimal.valueOf(due), 4, RoundingMode.DOWN);
        }
    }

    /** A reason for which something is left out. */
    public sealed interface Gap {

        /** In words, without a full stop. */
        String words();

        /**
         * Amounts in a currency that has no exchange rate for the months they fall in.
         *
         * @param what such as "subscription"
         * @param amount in that currency, with what it is: "a month" for subscriptions
         */
        record NoRate(String currency, YearMonth from, YearMonth to, long count, String what, Left amount)
                implements Gap {

            @Override
            public String words() {
                return "No %s rate for %s: %s, %s %s%s left out"
                        .formatted(
                                currency,
                                from.equals(to) ? from.toString() : from + " to " + to,
                                counted(count, what),
                                plain(amount.amount()),
                                currency,
                                amount.per());
            }
        }

        /** @param per " a month", or nothing */
        record Left(BigDecimal amount, String per) {}

        /** Records that did not fit their kind and wait to be mended. */
        record SetAside(String source, String kind, long count) implements Gap {

            @Override
            public String words() {
                return "%s of %s set aside: %s".formatted(counted(count, "record"), source, kind.replace('_', ' '));
            }
        }
    }

    public Coverage {
        parts = List.copyOf(parts);
        gaps = List.copyOf(gaps);
    }

    public boolean isWhole() {
        return gaps.isEmpty();
    }

    /** Why nothing at all of what should count could be counted; empty where something could, or nothing should. */
    Optional<String> nothing() {
        boolean due = parts.stream().anyMatch(part -> part.due() > 0);
        boolean counted = parts.stream().anyMatch(part -> part.counted() > 0);
        return due && !counted
                ? Optional.of(gaps.stream().map(Gap::words).collect(Collectors.joining("; ")))
                : Optional.empty();
    }

    /** What share of what should count could be counted: the poorest sort's. */
    public BigDecimal share() {
        return parts.stream().map(Part::share).reduce(BigDecimal.ONE, BigDecimal::min);
    }

    Coverage and(List<? extends Gap> more) {
        return more.isEmpty()
                ? this
                : new Coverage(
                        parts,
                        java.util.stream.Stream.concat(gaps.stream(), more.stream())
                                .toList());
    }

    /** 1 subscription, 3 subscriptions. */
    public static String counted(long count, String what) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(count) + " " + what
                + (count == 1 ? "" : "s");
    }

    private static String plain(BigDecimal amount) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }
}
