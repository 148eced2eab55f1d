package io.mainstay.sources.connect;

import io.mainstay.sources.connect.Connection.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The connections in PostgreSQL. */
final class ConnectionStore {

    private static final String CONNECT = """
            insert into connection as c (source, connector, state, settings, connected_by, connected_at)
            values (:source, :connector, 'connected', :settings::jsonb, :by, :now)
                on conflict (source)
                do update set state = 'connected', settings = excluded.settings, cursor = '', version = c.version + 1,
                              phase = '', phase_place = 0, phase_count = 0, objects = 0, connected_by = excluded.connected_by,
                              connected_at = excluded.connected_at, last_step_at = null, caught_up_at = null,
                              problem = null, retry_at = null
            """;

    private static final String CHANGE = """
            update connection
               set settings = :settings::jsonb, problem = null, retry_at = null
             where source = :source
            """;

    private static final String ALL = """
            select source, connector, state, settings::text as settings, cursor, version, phase, phase_place, phase_count,
                   objects, connected_by, connected_at, last_step_at, caught_up_at, problem, retry_at
              from connection
            """;

    /** Nothing when another step was written since this one was begun. */
    private static final String ADVANCE = """
            update connection
               set cursor = :cursor, version = version + 1, phase = :phase, phase_place = :place, phase_count = :places,
                   objects = objects + :objects, last_step_at = :now,
                   caught_up_at = case when :caughtUp then :now else caught_up_at end, problem = null, retry_at = null
             where source = :source
               and version = :version
               and state = 'connected'
            """;

    private static final String TROUBLE = """
            update connection
               set problem = :problem, retry_at = :retryAt
             where source = :source
               and version = :version
            """;

    private static final String STATE = """
            update connection
               set state = :state, version = version + 1, cursor = '', caught_up_at = null, problem = null, retry_at = null
             where source = :source
            """;

    private static final RowMapper<Connection> CONNECTION = (row, _) -> new Connection(
            row.getString("source"),
            row.getString("connector"),
            State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
            settings(row.getString("settings")),
            new Connection.Place(
                    row.getString("cursor"),
                    row.getLong("version"),
                    new Step.Progress(row.getString("phase"), row.getInt("phase_place"), row.getInt("phase_count")),
                    row.getLong("objects")),
            new Connection.Story(
                    row.getString("connected_by"),
                    row.getObject("connected_at", OffsetDateTime.class).toInstant(),
                    moment(row, "last_step_at"),
                    moment(row, "caught_up_at"),
                    row.getString("problem"),
                    moment(row, "retry_at")));

    private final JdbcClient db;

    ConnectionStore(JdbcClient db) {
        this.db = db;
    }

    void connect(String source, String connector, Map<String, String> settings, String by, Instant now) {
        db.sql(CONNECT)
                .param("source", source)
                .param("connector", connector)
                .param("settings", json(settings))
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(String source, Map<String, String> settings) {
        db.sql(CHANGE).param("source", source).param("settings", json(settings)).update();
    }

    Optional<Connection> find(String source) {
        return db.sql(ALL + " where source = :source")
                .param("source", source)
                .query(CONNECTION)
                .optional();
    }

    List<Connection> list() {
        return db.sql(ALL + " order by source").query(CONNECTION).list();
    }

    boolean advance(Connection from, Step.Read step, long objects, Instant now) {
        return db.sql(ADVANCE)
                        .param("source", from.source())
                        .param("version", from.place().version())
                        .param("cursor", step.cursor())
                        .param("phase", step.progress().phase())
                        .param("place", step.progress().place())
                        .param("places", step.progress().places())
                        .param("objects", objects)
                        .param("caughtUp", !step.more() && step.progress().isFollowing())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void trouble(Connection with, String problem, @Nullable Instant retryAt) {
        db.sql(TROUBLE)
                .param("source", with.source())
                .param("version", with.place().version())
                .param("problem", problem)
                .param("retryAt", retryAt == null ? null : retryAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void setState(String source, State state) {
        db.sql(STATE)
                .param("source", source)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .update();
    }

    private static String json(Map<String, String> settings) {
        return JsonMapper.shared().writeValueAsString(new TreeMap<>(settings));
    }

    private static Map<String, String> settings(String json) {
        Map<String, String> settings = new TreeMap<>();
        JsonMapper.shared()
                .readTree(json)
                .properties()
                .forEach(field -> settings.put(field.getKey(), field.getValue().asString()));
        return settings;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
