package io.mainstay.sources.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a subscription off its invoice lines.
 *
 * <pre>
 * lines   [ Jan 100 )[ Feb 100 )            [ Jun 100 )      grace 30 days
 * terms   active 100 ──────────  canceled   active 100 ──    1 Jan, 1 Mar, 1 Jun
 * </pre>
 *
 * <p>A line states the price (amount less tax) of its period; a prorated one is scaled up to the full period. The line
 * that began last is in force. A credit ends, where it begins, the line it credits. Lines that begin together add up.
 */
final class InvoiceTerms {

    /** A recurring line with its service period {@code [from, to)}. */
    record Line(Instant from, Instant to, BigDecimal net, BigDecimal ratio, BigDecimal quantity, Sold sold) {

        BigDecimal price() {
            return net.multiply(ratio);
        }
    }

    /** What is sold, and how often it is billed. */
    record Sold(
            @Nullable String product, @Nullable String plan, String interval, long intervalCount, String currency) {}

    /** The terms from a moment on; without a price they end. */
    record Terms(Instant at, @Nullable BigDecimal unitPrice, BigDecimal quantity, Sold sold) {

        boolean isSameAs(Terms other) {
            return unitPrice != null
                    && other.unitPrice != null
                    && unitPrice.compareTo(other.unitPrice) == 0
                    && quantity.compareTo(other.quantity) == 0
                    && sold.equals(other.sold);
        }
    }

    /** What the lines told, and until when the service is billed if it has not ended. */
    record Told(List<Terms> terms, @Nullable Instant openUntil) {}

    private static final int SCALE = 6;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private InvoiceTerms() {}

    static Told of(List<Line> lines, Duration grace, Instant now) {
        List<Line> charges = together(withoutCredited(lines));
        List<Terms> terms = new ArrayList<>();
        Terms current = null;
        Instant until = Instant.MIN;
        for (int i = 0; i < charges.size(); i++) {
            Line line = charges.get(i);
            if (current != null && line.from().isAfter(until.plus(grace))) {
                terms.add(new Terms(until, null, current.quantity(), current.sold()));
                current = null;
            }
            Terms next = terms(line, i + 1 < charges.size() ? charges.get(i + 1) : null);
            if (current == null || !current.isSameAs(next)) {
                terms.add(next);
            }
            current = next;
            until = line.to().isAfter(until) ? line.to() : until;
        }
        if (current != null && now.isAfter(until.plus(grace))) {
            terms.add(new Terms(until, null, current.quantity(), current.sold()));
            return new Told(terms, null);
        }
        return new Told(terms, current == null ? null : until);
    }

    private static List<Line> withoutCredited(List<Line> lines) {
        List<Line> charges = new ArrayList<>(
                lines.stream().filter(line -> line.net().signum() >= 0).toList());
        for (Line credit : lines) {
            if (credit.net().signum() < 0 && !removeReversed(charges, credit)) {
                charges.replaceAll(charge -> isRunning(charge, credit.from())
                        ? new Line(
                                charge.from(),
                                credit.from(),
                                charge.net(),
                                charge.ratio(),
                                charge.quantity(),
                                charge.sold())
                        : charge);
            }
        }
        charges.sort(Comparator.comparing(Line::from).thenComparing(Line::to));
        return charges;
    }

    /** A credit of the whole line takes the line back altogether. */
    private static boolean removeReversed(List<Line> charges, Line credit) {
        for (Line charge : charges) {
            if (charge.from().equals(credit.from())
                    && charge.to().equals(credit.to())
                    && charge.net().compareTo(credit.net().negate()) == 0) {
                return charges.remove(charge);
            }
        }
        return false;
    }

    private static boolean isRunning(Line charge, Instant at) {
        return charge.from().isBefore(at) && charge.to().isAfter(at);
    }

    /** Lines that begin at the same moment are one price. */
    private static List<Line> together(List<Line> charges) {
        List<Line> merged = new ArrayList<>();
        for (Line line : charges) {
            Line last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.from().equals(line.from())) {
                Instant to = last.to().isAfter(line.to()) ? last.to() : line.to();
                BigDecimal price = last.price().add(line.price());
                BigDecimal quantity = last.quantity().max(line.quantity());
                merged.set(merged.size() - 1, new Line(last.from(), to, price, BigDecimal.ONE, quantity, last.sold()));
            } else {
                merged.add(line);
            }
        }
        return merged;
    }

    /** A prorated price is rounded to cents before it is scaled up; the next full line knows the exact price. */
    private static Terms terms(Line line, @Nullable Line next) {
        BigDecimal price = line.price();
        if (next != null
                && line.ratio().compareTo(BigDecimal.ONE) != 0
                && next.ratio().compareTo(BigDecimal.ONE) == 0
                && next.sold().equals(line.sold())
                && next.quantity().compareTo(line.quantity()) == 0
                && next.price()
                                .subtract(price)
                                .abs()
                                .compareTo(CENT.multiply(line.ratio().abs()))
                        <= 0) {
            price = next.price();
        }
        BigDecimal quantity = line.quantity().signum() > 0 ? line.quantity() : BigDecimal.ONE;
        BigDecimal unitPrice = price.divide(quantity, MathContext.DECIMAL64).setScale(SCALE, RoundingMode.HALF_UP);
        return new Terms(line.from(), unitPrice, quantity, line.sold());
    }
}
