package io.mainstay.metrics;

import io.mainstay.semantics.Formula;
import io.mainstay.semantics.QuantityName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out formulas from the quantities of a book, with months read once where a formula looks back over months. */
final class Evaluation {

    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final String NOTHING_TO_DIVIDE_BY = "There is nothing to divide by: the denominator is zero";

    private final Calendar calendar;
    private final Policy policy;
    private final Cells cells;
    private final Map<Period, Integer> index = new HashMap<>();
    private final Map<Period, Integer> monthIndex = new HashMap<>();

    Evaluation(QuantityReader reader, Calendar calendar, Policy policy, List<Period> periods, Set<Formula> formulas) {
        this(calendar, policy, periods, formulas, null, reader);
    }

    /** An evaluation of quantities that were read before. */
    Evaluation(Calendar calendar, Policy policy, List<Period> periods, Set<Formula> formulas, Cells cells) {
        this(calendar, policy, periods, formulas, cells, null);
    }

    private Evaluation(
            Calendar calendar,
            Policy policy,
            List<Period> periods,
            Set<Formula> formulas,
            @Nullable Cells given,
            @Nullable QuantityReader reader) {
        this.calendar = calendar;
        this.policy = policy;
        Set<QuantityName> direct = new LinkedHashSet<>();
        Set<QuantityName> monthly = new LinkedHashSet<>();
        int months = 0;
        for (Formula formula : formulas) {
            months = Math.max(months, collect(formula, direct, monthly));
        }
        List<Period> all = months == 0 ? List.of() : months(periods, months);
        number(all, monthIndex);
        boolean together = monthIndex.keySet().containsAll(periods);
        number(together ? all : periods, index);
        if (reader == null) {
            cells = given == null ? Cells.empty() : given;
        } else if (together) {
            direct.addAll(monthly);
            Sums sums = reader.read(direct, all);
            cells = new Cells(sums, sums);
        } else {
            cells = new Cells(reader.read(direct, periods), all.isEmpty() ? new Sums() : reader.read(monthly, all));
        }
    }

    /** The quantities this evaluation rests on. */
    Cells cells() {
        return cells;
    }

    private static void number(List<Period> periods, Map<Period, Integer> places) {
        for (int i = 0; i < periods.size(); i++) {
            places.put(periods.get(i), i);
        }
    }

    private List<Period> months(List<Period> periods, int months) {
        Period first = calendar.period(Grain.MONTH, periods.getFirst().last()).plus(1 - months);
        Period last = calendar.period(Grain.MONTH, periods.getLast().last());
        return calendar.periods(Grain.MONTH, first.from(), last.from());
    }

    private static int collect(Formula formula, Set<QuantityName> direct, Set<QuantityName> monthly) {
        return switch (formula) {
            case Formula.Number _, Formula.Setting _ -> 0;
            case Formula.Of of -> {
                direct.add(of.quantity());
                yield 0;
            }
            case Formula.Arithmetic both ->
                Math.max(collect(both.left(), direct, monthly), collect(both.right(), direct, monthly));
            case Formula.Trailing trailing -> {
                monthly.addAll(trailing.of().quantities());
                yield trailing.months();
            }
            case Formula.Compounded compounded -> {
                monthly.addAll(compounded.of().quantities());
                yield compounded.months();
            }
            case Formula.Repeated repeated -> collect(repeated.rate(), direct, monthly);
            case Formula.PerDays perDays -> collect(perDays.rate(), direct, monthly);
        };
    }

    /** The groups seen in any period, in order. */
    Set<String> groups() {
        Set<String> groups = new java.util.TreeSet<>(cells.direct().groups());
        groups.addAll(cells.monthly().groups());
        return groups;
    }

    Value value(Formula formula, Period period, @Nullable String group) {
        return value(formula, period, group, cells.direct(), index);
    }

    private Value value(
            Formula formula, Period period, @Nullable String group, Sums from, Map<Period, Integer> places) {
        return switch (formula) {
            case Formula.Number(BigDecimal number) -> Value.of(number);
            case Formula.Setting(String option) -> {
                BigDecimal share = policy.share(option);
                yield share == null
                        ? Value.none("%s is not set in the revenue policy".formatted(option.replace('_', ' ')))
                        : Value.of(share);
            }
            case Formula.Of of -> from.get(of.quantity(), places.getOrDefault(period, -1), group);
            case Formula.Arithmetic(Formula.Operator operator, Formula left, Formula right) ->
                arithmetic(
                        operator, value(left, period, group, from, places), value(right, period, group, from, places));
            case Formula.Trailing(int months, Formula of) ->
                months(months, of, period, group).stream()
                        .reduce((a, b) -> arithmetic(Formula.Operator.PLUS, a, b))
                        .orElseThrow();
            case Formula.Compounded(int months, Formula of) ->
                months(months, of, period, group).stream()
                        .reduce((a, b) -> arithmetic(Formula.Operator.TIMES, a, b))
                        .orElseThrow();
            case Formula.Repeated(Formula rate, BigDecimal times) ->
                repeated(value(rate, period, group, from, places), times.doubleValue());
            case Formula.PerDays(Formula rate, Formula days) ->
                perDays(
                        value(rate, period, group, from, places),
                        value(days, period, group, from, places),
                        period.days());
        };
    }

    private List<Value> months(int months, Formula of, Period period, @Nullable String group) {
        Period last = calendar.period(Grain.MONTH, period.last());
        List<Value> values = new ArrayList<>();
        for (Period month : calendar.upTo(last, months)) {
            values.add(value(of, month, group, cells.monthly(), monthIndex));
        }
        return values;
    }

    static Value arithmetic(Formula.Operator operator, Value left, Value right) {
        if (left instanceof Value.None) {
            return left;
        }
        if (!(left instanceof Value.Known(BigDecimal a)) || !(right instanceof Value.Known(BigDecimal b))) {
            return right;
        }
        return switch (operator) {
            case PLUS -> Value.of(a.add(b));
            case MINUS -> Value.of(a.subtract(b));
            case TIMES -> Value.of(a.multiply(b, PRECISION));
            case OVER -> b.signum() == 0 ? Value.none(NOTHING_TO_DIVIDE_BY) : Value.of(a.divide(b, PRECISION));
        };
    }

    private static Value perDays(Value rate, Value days, long ofPeriod) {
        return days instanceof Value.Known(BigDecimal wanted) ? repeated(rate, wanted.doubleValue() / ofPeriod) : days;
    }

    private static Value repeated(Value rate, double times) {
        return rate instanceof Value.Known(BigDecimal r)
                ? Value.of(BigDecimal.valueOf(1 - Math.pow(1 - r.doubleValue(), times)))
                : rate;
    }
}
