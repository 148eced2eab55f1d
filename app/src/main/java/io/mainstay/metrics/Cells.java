package io.mainstay.metrics;

import io.mainstay.semantics.Formula;
import io.mainstay.semantics.Metric;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The quantities a metric needs for one period, so that the metric can be worked out again after each of them changes. */
record Cells(Sums direct, Sums monthly) {

    static Cells empty() {
        return new Cells(new Sums(), new Sums());
    }

    static Set<Formula> formulas(Metric metric) {
        Set<Formula> formulas = new LinkedHashSet<>();
        formulas.add(metric.of());
        if (metric.over() != null) {
            formulas.add(metric.over());
        }
        if (metric.observed() != null) {
            formulas.add(metric.observed());
        }
        return formulas;
    }

    /** These cells where what nobody told counts as nothing, so that what is told of it later can be added. */
    Cells counted() {
        return new Cells(direct.counted(), monthly.counted());
    }

    /** These cells with others' groups added to, or taken from, the whole. */
    Cells plus(Cells others, List<String> groups, int sign) {
        return new Cells(direct.plus(others.direct, groups, sign), monthly.plus(others.monthly, groups, sign));
    }

    /** The accounts whose cells differ, where the groups are accounts. */
    Set<Long> changed(Cells others) {
        return Stream.concat(direct.different(others.direct).stream(), monthly.different(others.monthly).stream())
                .map(Long::parseLong)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
