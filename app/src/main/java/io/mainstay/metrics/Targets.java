package io.mainstay.metrics;

import io.mainstay.semantics.Metric;
import io.mainstay.semantics.MetricName;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What the company aims at, metric by metric; where it has said nothing, the definition's own target holds. */
public class Targets {

    private static final String IN_FORCE = """
            select distinct on (metric) metric, target from metric_target order by metric, id desc
            """;

    private static final String SET = """
            insert into metric_target (metric, target, changed_at, changed_by) values (:metric, :target, :now, :by)
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final Audit audit;

    Targets(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.audit = new Audit(db, clock);
    }

    /** The target of a metric, as the metric's own value (a share for percents). */
    public Optional<BigDecimal> of(Metric metric) {
        Map<String, @Nullable BigDecimal> said = said();
        String name = metric.name().value();
        return Optional.ofNullable(said.containsKey(name) ? said.get(name) : metric.target());
    }

    /** @param target null for "no target" */
    @Transactional
    public void set(Principal by, MetricName metric, @Nullable BigDecimal target) {
        by.require(Permission.MANAGE_SETTINGS);
        db.sql(SET)
                .param("metric", metric.value())
                .param("target", target, java.sql.Types.NUMERIC)
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param("by", by.member())
                .update();
        String after = target == null ? "none" : target.toPlainString();
        audit.note(by, "target.changed", metric.value(), Map.of("after", after));
    }

    private Map<String, @Nullable BigDecimal> said() {
        Map<String, @Nullable BigDecimal> said = new HashMap<>();
        db.sql(IN_FORCE).query(row -> {
            said.put(row.getString("metric"), row.getBigDecimal("target"));
        });
        return said;
    }
}
