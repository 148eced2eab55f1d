package io.mainstay.facts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counts of what came in, in PostgreSQL. */
final class TallyStore {

    private static final String ADD = """
            insert into fact_tally as t (source, kind, recorded, unchanged, last_recorded_at, last_seen_at)
            select :source, kind, recorded, unchanged, case when recorded > 0 then :at::timestamptz end, :at
              from unnest(:kinds::text[], :recorded::bigint[], :unchanged::bigint[]) as c(kind, recorded, unchanged)
                on conflict (source, kind)
                do update set recorded = t.recorded + excluded.recorded,
                              unchanged = t.unchanged + excluded.unchanged,
                              last_recorded_at = coalesce(excluded.last_recorded_at, t.last_recorded_at),
                              last_seen_at = excluded.last_seen_at
            """;

    private static final String LIST = """
              select source, kind, recorded, unchanged, last_recorded_at, last_seen_at
                from fact_tally
               where cast(:source as text) is null
                  or source = :source
            order by source, kind
            """;

    private static final RowMapper<Tally> TALLY = (row, _) -> {
        OffsetDateTime recordedAt = row.getObject("last_recorded_at", OffsetDateTime.class);
        return new Tally(
                row.getString("source"),
                row.getString("kind"),
                row.getLong("recorded"),
                row.getLong("unchanged"),
                recordedAt == null ? null : recordedAt.toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant());
    };

    private final JdbcClient db;

    TallyStore(JdbcClient db) {
        this.db = db;
    }

    /** The outcomes belong to the batch's records at the same places. */
    void add(Batch batch, List<Outcome> outcomes, Instant at) {
        Map<String, Count> counts = new TreeMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String kind = Misfit.shown(batch.raws().get(i).kind());
            counts.merge(kind, Count.of(outcomes.get(i)), Count::plus);
        }
        db.sql(ADD)
                .param("source", batch.source())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("kinds", counts.keySet().toArray(String[]::new))
                .param("recorded", column(counts.values(), Count::recorded))
                .param("unchanged", column(counts.values(), Count::unchanged))
                .update();
    }

    List<Tally> list(@Nullable String source) {
        return db.sql(LIST).param("source", source).query(TALLY).list();
    }

    private record Count(long recorded, long unchanged) {

        static Count of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Recorded _ -> new Count(1, 0);
                case Outcome.Unchanged _ -> new Count(0, 1);
                case Outcome.SetAside _ -> new Count(0, 0);
            };
        }

        Count plus(Count other) {
            return new Count(recorded + other.recorded, unchanged + other.unchanged);
        }
    }

    private static Long[] column(Collection<Count> counts, Function<Count, Long> of) {
        return counts.stream().map(of).toArray(Long[]::new);
    }
}
