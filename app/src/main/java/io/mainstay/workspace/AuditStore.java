package io.mainstay.workspace;

import io.mainstay.platform.RequestOrigin;
import io.mainstay.workspace.AuditLine.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lines of the audit log; they are added and read, nothing else. */
final class AuditStore {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};

    private static final RowMapper<Kept> KEPT = (row, _) -> new Kept(line(row), row.getBytes("hash"));
    private static final RowMapper<String> VALUE = (row, _) -> row.getString("value");

    private static final String ADD = """
            insert into audit_line (seq, at, actor, actor_name, action, object, details, address, request, hash)
            values (:seq, :at, :actor, :name, :action, :object, cast(:details as jsonb), :address, :request, :hash)
            """;

    private static final String MOVE_HEAD = "update audit_head set seq = :seq, hash = :hash";

    private static final String AFTER = """
              select seq, at, actor, actor_name, action, object, details, address, request, hash
                from audit_line
               where seq > :after
            order by seq
               limit :limit
            """;

    private static final String LIST = """
              select seq, at, actor, actor_name, action, object, details, address, request, hash
                from audit_line
               where (:before = 9223372036854775807
                      or (%1$s, seq) %3$s (select %1$s, seq from audit_line where seq = :before))
                 and (cast(:who as text) is null or actor_name = :who)
                 and (cast(:action as text) is null or action = :action)
                 and (cast(:object as text) is null or position(lower(:object) in lower(object)) > 0)
                 and (cast(:address as text) is null or position(lower(:address) in lower(address)) > 0)
                 and (cast(:words as text) is null
                      or position(lower(:words) in lower(concat_ws(' ', actor_name, action, replace(replace(action, '_', ' '), '.', ' '),
                                                                   object, details, address))) > 0)
                 and (cast(:from as timestamptz) is null or at >= :from)
                 and (cast(:to as timestamptz) is null or at < :to)
            order by %1$s %2$s, seq %2$s
               limit :limit
            """;

    /** Steps from each value to the next along the index, which is quick however many lines there are. */
    private static final String DISTINCT = """
            with recursive found (value) as (
                select min(%1$s) from audit_line
                 union all
                select (select min(%1$s) from audit_line where %1$s > value) from found where value is not null
            )
            select value from found where value is not null limit 200
            """;

    private final JdbcClient db;

    AuditStore(JdbcClient db) {
        this.db = db;
    }

    AuditHead head() {
        return AuditHead.in(db).orElseThrow();
    }

    /** The same, for who adds the next line: others wait until then. */
    AuditHead heldHead() {
        return AuditHead.held(db);
    }

    void add(AuditLine line, byte[] hash) {
        RequestOrigin origin = line.origin();
        db.sql(ADD)
                .param("seq", line.seq())
                .param("at", Timestamp.from(line.at()))
                .param("actor", line.who().member())
                .param("name", line.who().name())
                .param("action", line.deed().action())
                .param("object", line.deed().object())
                .param("details", JSON.writeValueAsString(line.deed().details()))
                .param("address", origin == null ? null : origin.address(), Types.VARCHAR)
                .param("request", origin == null ? null : origin.id(), Types.VARCHAR)
                .param("hash", hash)
                .update();
        db.sql(MOVE_HEAD).param("seq", line.seq()).param("hash", hash).update();
    }

    List<Kept> after(long seq, int limit) {
        return db.sql(AFTER)
                .param("after", seq)
                .param("limit", limit)
                .query(KEPT)
                .list();
    }

    List<Kept> list(AuditPage page) {
        AuditPage.Wanted wanted = page.wanted();
        AuditPage.Span span = wanted.span();
        return db.sql(page.order().in(LIST))
                .param("before", page.before())
                .param("who", wanted.who(), Types.VARCHAR)
                .param("action", wanted.action(), Types.VARCHAR)
                .param("object", wanted.object(), Types.VARCHAR)
                .param("address", wanted.address(), Types.VARCHAR)
                .param("words", wanted.words(), Types.VARCHAR)
                .param("from", span.from() == null ? null : Timestamp.from(span.from()), Types.TIMESTAMP)
                .param("to", span.to() == null ? null : Timestamp.from(span.to()), Types.TIMESTAMP)
                .param("limit", page.limit())
                .query(KEPT)
                .list();
    }

    List<String> names() {
        return db.sql(DISTINCT.formatted("actor_name")).query(VALUE).list();
    }

    List<String> actions() {
        return db.sql(DISTINCT.formatted("action")).query(VALUE).list();
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                new AuditLine.Who(row.getLong("actor"), row.getString("actor_name")),
                new AuditLine.Deed(
                        row.getString("action"),
                        row.getString("object"),
                        JSON.readValue(row.getString("details"), DETAILS)),
                origin(row.getString("address"), row.getString("request")));
    }

    private static @Nullable RequestOrigin origin(@Nullable String address, @Nullable String request) {
        return address == null || request == null ? null : new RequestOrigin(address, request);
    }
}
