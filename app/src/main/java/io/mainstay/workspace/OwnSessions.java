package io.mainstay.workspace;

import io.mainstay.platform.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a member is signed in, for them to see and to end. */
@Service
public class OwnSessions {

    private static final String LIST = """
            select primary_id, creation_time, last_access_time, session_id = :current as own,
                   coalesce(convert_from(attribute_bytes, 'UTF8'), '') as device
              from spring_session
              left join spring_session_attributes on session_primary_id = primary_id and attribute_name = 'device'
             where principal_name = :member and expiry_time > :now
             order by session_id = :current desc, last_access_time desc
            """;

    private static final String END = """
            delete from spring_session
             where principal_name = :member and primary_id = :id
            """;

    private static final String END_OTHERS = """
            delete from spring_session
             where principal_name = :member and session_id <> :current
            """;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    OwnSessions(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param current the secret of the session that asks; it comes first */
    public List<OpenSession> list(Principal reader, String current) {
        return db.sql(LIST)
                .param("member", Long.toString(reader.member()))
                .param("current", current)
                .param("now", clock.millis())
                .query((row, _) -> new OpenSession(
                        row.getString("primary_id").strip(),
                        row.getString("device"),
                        Instant.ofEpochMilli(row.getLong("creation_time")),
                        Instant.ofEpochMilli(row.getLong("last_access_time")),
                        row.getBoolean("own")))
                .list();
    }

    @Transactional
    public void end(Principal by, String id) {
        int ended = db.sql(END)
                .param("member", Long.toString(by.member()))
                .param("id", id)
                .update();
        if (ended == 0) {
            throw new NotFound("open session of yours", id);
        }
        audit.note(by, "session.ended", by.name(), Map.of());
    }

    /** Everywhere but here. */
    @Transactional
    public int endOthers(Principal by, String current) {
        int ended = db.sql(END_OTHERS)
                .param("member", Long.toString(by.member()))
                .param("current", current)
                .update();
        audit.note(by, "session.others_ended", by.name(), Map.of("sessions", Integer.toString(ended)));
        return ended;
    }
}
