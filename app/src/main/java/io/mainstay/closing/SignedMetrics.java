package io.mainstay.closing;

import io.mainstay.semantics.MetricName;
import java.util.List;
import java.util.stream.Stream;

/** Which figures of a month are signed. */
public final class SignedMetrics {

    /** From opening to closing MRR, every step. */
    public static final List<String> BRIDGE = List.of(
            "opening_mrr",
            "new_mrr",
            "reactivated_mrr",
            "expansion_mrr",
            "contraction_mrr",
            "churned_mrr",
            "currency_effect",
            "mrr");

    /** The same for the number of paying accounts. */
    public static final List<String> COUNTS =
            List.of("opening_customers", "new_customers", "reactivated_customers", "churned_customers", "customers");

    public static final List<String> HEADLINES = List.of(
            "arr", "nrr", "grr", "logo_retention", "period_nrr", "period_grr", "renewal_rate", "churned_arr", "arpa");

    private static final List<String> ALL =
            Stream.of(BRIDGE, COUNTS, HEADLINES).flatMap(List::stream).toList();

    private SignedMetrics() {}

    public static List<String> all() {
        return ALL;
    }

    static List<MetricName> names() {
        return ALL.stream().map(MetricName::of).toList();
    }
}
