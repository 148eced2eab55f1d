package io.mainstay.semantics;

/** The name of a metric: lower_snake_case, so that it may stand in SQL. */
public record MetricName(String value) implements Comparable<MetricName> {

    public MetricName {
        Word.check("The metric name", value);
    }

    public static MetricName of(String value) {
        return new MetricName(value);
    }

    @Override
    public int compareTo(MetricName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
