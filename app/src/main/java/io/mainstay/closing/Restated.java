package io.mainstay.closing;

import io.mainstay.metrics.Restatement;
import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a closing's figures: as they were signed, as they are today, and the lines between, whose changes add up to
 * the difference figure by figure.
 *
 * @param closing what was signed
 * @param definitions what changed definitions made of it; null when they made nothing
 * @param restatement the other lines, and the figures of today
 */
public record Restated(Closing closing, @Nullable Line definitions, Restatement restatement) {

    /** Changes by metric, in the order of {@link SignedMetrics#all()}. */
    public record Line(List<Value> changes) {

        public Line {
            changes = List.copyOf(changes);
        }
    }

    static Restated of(Closing closing, Restatement restatement) {
        List<Value> changes = new ArrayList<>();
        boolean moved = false;
        for (int at = 0; at < SignedMetrics.all().size(); at++) {
            Value signed = closing.content().figure(SignedMetrics.all().get(at)).value();
            Value then = SignedFigure.kept(restatement.before().get(at).value());
            Value change = difference(signed, then);
            changes.add(change);
            moved |= change.orNull() instanceof BigDecimal number && number.signum() != 0
                    || (signed.orNull() == null) != (then.orNull() == null);
        }
        return new Restated(closing, moved ? new Line(changes) : null, restatement);
    }

    public Value signed(String metric) {
        return closing.content().figure(metric).value();
    }

    public Value today(String metric) {
        return SignedFigure.kept(restatement.after().get(place(metric)).value());
    }

    public Value difference(String metric) {
        return difference(signed(metric), today(metric));
    }

    /** What a line added to a figure. */
    public Value change(Restatement.Line line, String metric) {
        return line.changes().get(place(metric));
    }

    /** What changed definitions added to a figure. */
    public Value change(Line line, String metric) {
        return line.changes().get(place(metric));
    }

    /** What the lines, changed definitions included, add up to for a figure. */
    public BigDecimal sum(String metric) {
        int at = place(metric);
        BigDecimal sum = definitions == null
                ? BigDecimal.ZERO
                : orZero(definitions.changes().get(at));
        for (Restatement.Line line : restatement.lines()) {
            sum = sum.add(orZero(line.changes().get(at)));
        }
        return sum;
    }

    /** Whether any figure is another than it was signed. */
    public boolean isRestated() {
        return SignedMetrics.all().stream().anyMatch(metric -> !same(signed(metric), today(metric)));
    }

    private static boolean same(Value signed, Value today) {
        BigDecimal a = signed.orNull();
        BigDecimal b = today.orNull();
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }

    private static int place(String metric) {
        int at = SignedMetrics.all().indexOf(metric);
        if (at < 0) {
            throw new IllegalArgumentException(metric + " is not signed");
        }
        return at;
    }

    static Value difference(Value from, Value to) {
        BigDecimal was = from.orNull();
        BigDecimal is = to.orNull();
        if (was == null) {
            return from;
        }
        return is == null ? to : Value.of(is.subtract(was));
    }

    private static BigDecimal orZero(Value value) {
        BigDecimal number = value.orNull();
        return number == null ? BigDecimal.ZERO : number;
    }
}
