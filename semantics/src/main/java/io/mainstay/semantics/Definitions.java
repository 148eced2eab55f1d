package io.mainstay.semantics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every definition a program works with, checked against one another. */
public final class Definitions {

    private final Kinds kinds;
    private final List<PolicyOption> policy;
    private final Map<MeasureName, Measure> measures;
    private final Map<MeasureName, Measure> monthly = new LinkedHashMap<>();
    private final Map<QuantityName, Quantity> quantities;
    private final Map<MetricName, Metric> metrics;
    private final Set<MeasureName> holders;

    private Definitions(
            Kinds kinds,
            List<PolicyOption> policy,
            Map<MeasureName, Measure> measures,
            Map<QuantityName, Quantity> quantities,
            Map<MetricName, Metric> metrics) {
        this.kinds = kinds;
        this.policy = List.copyOf(policy);
        this.measures = measures;
        measures.values().stream()
                .filter(Measure::monthly)
                .forEach(measure -> monthly.put(measure.name(), MonthlySums.of(measure)));
        this.quantities = quantities;
        this.metrics = metrics;
        this.holders = measures.values().stream()
                .map(Measure::holders)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * Reads and checks definitions.
     *
     * @throws InvalidDefinitions with every problem of every file
     */
    public static Definitions read(
            Kinds kinds,
            DefinitionFile policyFile,
            Collection<DefinitionFile> measureFiles,
            Collection<DefinitionFile> metricFiles) {
        List<DefinitionProblem> problems = new ArrayList<>();
        List<PolicyOption> policy = PolicyFile.read(policyFile, problems);
        Map<MeasureName, Measure> measures = new TreeMap<>();
        for (DefinitionFile file : measureFiles) {
            MeasureFile.read(file, problems).ifPresent(measure -> measures.put(measure.name(), measure));
        }
        var check = new DefinitionCheck(kinds, policy, measures, problems);
        Map<QuantityName, Quantity> quantities = check.quantities();
        Map<MetricName, Metric> metrics = new TreeMap<>();
        for (DefinitionFile file : metricFiles) {
            MetricFile.read(file, problems).ifPresent(metric -> {
                metrics.put(metric.name(), metric);
                check.metric(file.name(), metric, quantities);
            });
        }
        check.labels(metrics.values());
        if (!problems.isEmpty()) {
            throw new InvalidDefinitions(problems);
        }
        return new Definitions(kinds, policy, ordered(measures), quantities, metrics);
    }

    /** Measures in an order in which each comes after those it reads. */
    private static Map<MeasureName, Measure> ordered(Map<MeasureName, Measure> measures) {
        Map<MeasureName, Measure> ordered = new LinkedHashMap<>();
        measures.values().forEach(measure -> visit(measure, measures, ordered, new HashSet<>()));
        return ordered;
    }

    private static void visit(
            Measure measure,
            Map<MeasureName, Measure> all,
            Map<MeasureName, Measure> ordered,
            Set<MeasureName> onTheWay) {
        if (ordered.containsKey(measure.name())) {
            return;
        }
        if (!onTheWay.add(measure.name())) {
            throw new IllegalStateException(measure.name() + " reads itself by way of others");
        }
        for (String read : measure.reads()) {
            Measure other = all.get(MeasureName.of(read));
            if (other != null) {
                visit(other, all, ordered, onTheWay);
            }
        }
        ordered.put(measure.name(), measure);
    }

    public Kinds kinds() {
        return kinds;
    }

    public List<PolicyOption> policy() {
        return policy;
    }

    public List<Measure> measures() {
        return List.copyOf(measures.values());
    }

    /** The sums of a measure by account and month, where they are kept. */
    public Optional<Measure> monthly(MeasureName name) {
        return Optional.ofNullable(monthly.get(name));
    }

    /** Every measure in its order, and behind it its monthly sums where they are kept. */
    public List<Measure> kept() {
        List<Measure> kept = new ArrayList<>();
        measures.values().forEach(measure -> {
            kept.add(measure);
            monthly(measure.name()).ifPresent(kept::add);
        });
        return kept;
    }

    public Measure measure(MeasureName name) {
        Measure measure = measures.get(name);
        if (measure == null) {
            throw new IllegalArgumentException("There is no measure " + name);
        }
        return measure;
    }

    /**
     * The kinds of facts without which nothing is known of a measure: those about the same as itself, which it reads directly or by way
     * of others. Who holds an account after a merge, or what a currency is worth, tells nothing of it alone.
     */
    public Set<Kind> sources(MeasureName name) {
        Measure measure = measure(name);
        Set<Kind> sources = new LinkedHashSet<>();
        sources(measure, measure.company() ? Kind.About.COMPANY : Kind.About.ACCOUNT, sources);
        return sources;
    }

    private void sources(Measure measure, Kind.About about, Set<Kind> sources) {
        for (String read : measure.reads()) {
            kinds.find(read).filter(kind -> kind.about() == about).ifPresent(sources::add);
            Measure other = measures.get(MeasureName.of(read));
            if (other != null && !holders.contains(other.name())) {
                sources(other, about, sources);
            }
        }
    }

    public Quantity quantity(QuantityName name) {
        Quantity quantity = quantities.get(name);
        if (quantity == null) {
            throw new IllegalArgumentException("There is no quantity " + name);
        }
        return quantity;
    }

    public List<Metric> metrics() {
        return List.copyOf(metrics.values());
    }

    public Optional<Metric> metric(String name) {
        return Word.fits(name) ? Optional.ofNullable(metrics.get(MetricName.of(name))) : Optional.empty();
    }
}
