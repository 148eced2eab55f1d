package io.mainstay.semantics;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks definitions against one another: names that lead nowhere, units that do not fit, labels used twice. */
final class DefinitionCheck {

    private static final Pattern CHOICE = Pattern.compile("\\{([a-z_]+)}");
    private static final Set<String> KNOWN_PARAMETERS = Set.of("zone", "currency", "known_at");

    private final Kinds kinds;
    private final Map<String, PolicyOption> policy;
    private final Map<MeasureName, Measure> measures;
    private final List<DefinitionProblem> problems;

    DefinitionCheck(
            Kinds kinds,
            List<PolicyOption> policy,
            Map<MeasureName, Measure> measures,
            List<DefinitionProblem> problems) {
        this.kinds = kinds;
        this.policy = policy.stream().collect(Collectors.toMap(PolicyOption::name, option -> option));
        this.measures = measures;
        this.problems = problems;
    }

    Map<QuantityName, Quantity> quantities() {
        Map<QuantityName, Quantity> quantities = new TreeMap<>();
        for (Measure measure : measures.values()) {
            String file = "measures/" + measure.name() + ".yml";
            for (String read : measure.reads()) {
                if (kinds.find(read).isEmpty() && !measures.containsKey(MeasureName.of(read))) {
                    problem(file, "It reads \"%s\", which is neither a kind nor a measure".formatted(read));
                }
            }
            if (measure.holders() != null
                    && !measure.reads().contains(measure.holders().value())) {
                problem(file, "Its holders are \"%s\", which it does not read".formatted(measure.holders()));
            }
            choices(measure, file);
            for (Quantity quantity : measure.quantities()) {
                if (quantities.put(quantity.name(), quantity) != null) {
                    problem(file, "The quantity %s is declared twice".formatted(quantity.name()));
                }
            }
        }
        return quantities;
    }

    private void choices(Measure measure, String file) {
        measure.choices().forEach((name, choice) -> {
            PolicyOption option = policy.get(choice.option());
            if (option == null) {
                problem(file, "{%s} is chosen by \"%s\", which is no policy option".formatted(name, choice.option()));
            } else if (choice.otherwise() == null) {
                for (String answer : option.choices().keySet()) {
                    if (!choice.fragments().containsKey(answer)) {
                        problem(file, "{%s} says nothing for %s: %s".formatted(name, choice.option(), answer));
                    }
                }
            }
        });
        String all = measure.sql()
                + "\n"
                + measure.choices().values().stream()
                        .flatMap(choice -> choice.fragments().values().stream())
                        .collect(Collectors.joining("\n"));
        Matcher matcher = CHOICE.matcher(all);
        while (matcher.find()) {
            if (!measure.choices().containsKey(matcher.group(1))) {
                problem(file, "{%s} is used but not among its choices".formatted(matcher.group(1)));
            }
        }
        Matcher parameters = Pattern.compile("\\$([a-z_]+)").matcher(all);
        while (parameters.find()) {
            String name = parameters.group(1);
            if (!KNOWN_PARAMETERS.contains(name) && !policy.containsKey(name)) {
                problem(file, "$%s is neither a policy option nor a known parameter".formatted(name));
            }
        }
    }

    void metric(String file, Metric metric, Map<QuantityName, Quantity> quantities) {
        Set<QuantityName> names = new HashSet<>(metric.of().quantities());
        if (metric.over() != null) {
            names.addAll(metric.over().quantities());
        }
        if (metric.observed() != null) {
            names.addAll(metric.observed().quantities());
        }
        for (QuantityName name : names) {
            if (!quantities.containsKey(name)) {
                problem(file, "It uses \"%s\", which no measure declares".formatted(name));
                return;
            }
        }
        Unit of = unit(file, metric.of(), quantities);
        Unit over = metric.over() == null ? null : unit(file, metric.over(), quantities);
        Unit found = over == null ? of : divided(of, over);
        boolean fits = found == metric.unit()
                || (found == Unit.NUMBER && (metric.unit() == Unit.PERCENT || metric.unit() == Unit.MONTHS));
        if (!fits) {
            problem(file, "It is declared in %s but its formula gives %s".formatted(word(metric.unit()), word(found)));
        }
    }

    private Unit unit(String file, Formula formula, Map<QuantityName, Quantity> quantities) {
        return switch (formula) {
            case Formula.Number _, Formula.Setting _, Formula.Repeated _, Formula.PerDays _ -> Unit.NUMBER;
            case Formula.Of(QuantityName name) -> {
                Quantity quantity = quantities.get(name);
                yield quantity == null ? Unit.NUMBER : quantity.unit();
            }
            case Formula.Trailing trailing -> unit(file, trailing.of(), quantities);
            case Formula.Compounded compounded -> unit(file, compounded.of(), quantities);
            case Formula.Arithmetic(Formula.Operator operator, Formula left, Formula right) -> {
                Unit a = unit(file, left, quantities);
                Unit b = unit(file, right, quantities);
                yield switch (operator) {
                    case PLUS, MINUS -> {
                        boolean zero = left instanceof Formula.Number;
                        if (a != b && !zero) {
                            problem(file, "%s and %s are added up".formatted(word(a), word(b)));
                        }
                        yield b;
                    }
                    case TIMES -> a == Unit.NUMBER ? b : a;
                    case OVER -> divided(a, b);
                };
            }
        };
    }

    private static Unit divided(Unit a, Unit b) {
        if (a == b) {
            return Unit.NUMBER;
        }
        return b == Unit.NUMBER || a == Unit.MONEY ? a : Unit.NUMBER;
    }

    void labels(Collection<Metric> metrics) {
        Map<String, MetricName> seen = new HashMap<>();
        for (Metric metric : metrics) {
            MetricName other = seen.put(metric.label(), metric.name());
            if (other != null) {
                problem("metrics/" + metric.name() + ".yml", "Its label is also that of " + other);
            }
        }
    }

    private void problem(String file, String what) {
        problems.add(new DefinitionProblem(file, 1, what, "Mend the file"));
    }

    private static String word(@Nullable Unit unit) {
        return unit == null ? "nothing" : unit.name().toLowerCase(java.util.Locale.ROOT);
    }
}
