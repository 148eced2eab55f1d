package io.mainstay.closing;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Policy;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.semantics.Metric;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Puts two definitions of the same month side by side, with the accounts that make the difference. */
@Service
public class TwoDefinitions {

    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final BigDecimal LAST_DIGITS = new BigDecimal("1e-18");

    private final Metrics metrics;

    public TwoDefinitions(Metrics metrics) {
        this.metrics = metrics;
    }

    /** One way to reckon. @param answers the policy's answers that differ from those in force, by option */
    public record Way(String metric, Map<String, String> answers) {}

    /** One side, reckoned: the whole, and each account's part. */
    private record Side(Point whole, Map<Long, Point> accounts) {

        BigDecimal of(long account) {
            Point point = accounts.get(account);
            return point == null ? BigDecimal.ZERO : orZero(point.of());
        }

        BigDecimal over(long account) {
            Point point = accounts.get(account);
            return point == null || point.over() == null ? BigDecimal.ZERO : orZero(point.over());
        }

        /** What the whole is divided by; 1 where it is no ratio. */
        BigDecimal divisor() {
            return whole.over() == null ? BigDecimal.ONE : orZero(whole.over());
        }

        BigDecimal value() {
            return orZero(whole.value());
        }
    }

    /** @throws Refused when the two have no common unit, or an answer does not fit its question */
    public SideBySide compare(Principal reader, Period period, Way left, Way right) {
        Metric one = metrics.get(left.metric());
        Metric other = metrics.get(right.metric());
        if (one.unit() != other.unit()) {
            throw new Refused(
                    ErrorCode.INVALID,
                    "%s and %s have different units, so there is no difference to explain."
                            .formatted(one.label(), other.label()));
        }
        Side a = side(reader, period, left);
        Side b = side(reader, period, right);
        if (a.whole().value().orNull() == null || b.whole().value().orNull() == null) {
            return new SideBySide(a.whole(), b.whole(), List.of());
        }
        return new SideBySide(a.whole(), b.whole(), lines(a, b));
    }

    private Side side(Principal reader, Period period, Way way) {
        Policy policy = policy(way.answers());
        Question question = Question.of(way.metric(), List.of(period));
        Map<Long, Point> accounts = new HashMap<>();
        metrics.ask(reader, question.by(new Cut.ByAccount()), policy)
                .points()
                .forEach(point -> accounts.put(Long.parseLong(Objects.requireNonNull(point.group())), point));
        return new Side(metrics.ask(reader, question, policy).single(), accounts);
    }

    private Policy policy(Map<String, String> answers) {
        try {
            return metrics.policy().with(answers);
        } catch (IllegalArgumentException wrong) {
            throw new Refused(ErrorCode.INVALID, String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * Each account's part of the difference. A ratio's difference is split in proportion to what each account adds to the
     * numerator beyond the ratio's own share of what it adds to the denominator, seen from either side and averaged: so the
     * order of accounts does not matter, swapping the sides turns every sign, and the parts add up.
     */
    private static List<SideBySide.Line> lines(Side a, Side b) {
        BigDecimal difference = b.value().subtract(a.value());
        Set<Long> accounts = new TreeSet<>(a.accounts().keySet());
        accounts.addAll(b.accounts().keySet());
        List<SideBySide.Line> lines = new ArrayList<>();
        BigDecimal rest = difference;
        for (long account : accounts) {
            BigDecimal change = change(a, b, account);
            if (change.signum() != 0) {
                rest = rest.subtract(change);
                lines.add(new SideBySide.Line(
                        AccountId.of(account),
                        new SideBySide.Part(a.of(account), a.over(account)),
                        new SideBySide.Part(b.of(account), b.over(account)),
                        change));
            }
        }
        lines.sort(Comparator.comparing((SideBySide.Line line) -> line.change().abs())
                .reversed());
        if (rest.signum() != 0 && rest.abs().compareTo(LAST_DIGITS) < 0 && !lines.isEmpty()) {
            lines.set(0, lines.getFirst().plus(rest));
        } else if (rest.signum() != 0) {
            lines.add(SideBySide.Line.rest(rest));
        }
        return lines;
    }

    private static BigDecimal change(Side a, Side b, long account) {
        BigDecimal of = b.of(account).subtract(a.of(account));
        BigDecimal over = b.over(account).subtract(a.over(account));
        if (a.whole().over() == null && b.whole().over() == null) {
            return of;
        }
        if (of.signum() == 0 && over.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal seenFromLeft = of.subtract(a.value().multiply(over)).divide(b.divisor(), PRECISION);
        BigDecimal seenFromRight = of.subtract(b.value().multiply(over)).divide(a.divisor(), PRECISION);
        return seenFromLeft.add(seenFromRight).divide(BigDecimal.TWO, PRECISION);
    }

    private static BigDecimal orZero(Value value) {
        BigDecimal number = value.orNull();
        return number == null ? BigDecimal.ZERO : number;
    }
}
