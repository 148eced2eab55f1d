package io.mainstay.web.metrics;

import io.mainstay.metrics.Metrics;
import io.mainstay.web.Jump;
import io.mainstay.web.Jumps;
import io.mainstay.workspace.Principal;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the quick jump find metrics by their label or name. */
@Component
@Order(2)
class MetricJumps implements Jumps {

    private static final int MOST = 6;

    private final Metrics metrics;

    MetricJumps(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public List<Jump> find(String text, Principal reader) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return metrics.list().stream()
                .filter(metric -> metric.label().toLowerCase(Locale.ROOT).contains(wanted)
                        || metric.name().value().contains(wanted))
                .limit(MOST)
                .map(metric -> new Jump(
                        metric.label(),
                        "metric",
                        "metrics",
                        "/metrics/" + metric.name().value()))
                .toList();
    }
}
