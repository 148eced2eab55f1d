package io.mainstay.closing;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what was signed. */
final class ClosingStore {

    private static final long ONE_AT_A_TIME = 0x6d61_696e_636c_6f73L;
    private static final int ROWS_AT_ONCE = 1_000;

    private static final String LOCK = """
            select pg_advisory_xact_lock(:lock)
            """;

    private static final String LIST = """
              select p.id, p.content, p.signature, r.at, r.name, r.reason
                from closed_period p
                left join period_reopening r on r.closing = p.id
               where cast(:month as date) is null or p.month = :month
            order by p.id
            """;

    private static final String LAST = """
            select signature from closed_period order by id desc limit 1
            """;

    private static final String BEFORE = """
            select signature from closed_period where id < :id order by id desc limit 1
            """;

    private static final String ADD = """
            insert into closed_period (month, version, columns, content, signature)
            values (:month, :version, :columns, :content, :signature)
            returning id
            """;

    private static final String ADD_ACCOUNTS = """
            insert into closed_account (closing, account, line)
            select :closing, * from unnest(cast(:accounts as bigint[]), cast(:lines as text[]))
            """;

    private static final String COLUMNS = """
            select columns from closed_period where id = :id
            """;

    private static final String ACCOUNTS = """
            select account, line from closed_account where closing = :id order by account
            """;

    private static final String REOPEN = """
            insert into period_reopening (closing, at, member, name, reason)
            values (:closing, :at, :member, :name, :reason)
            on conflict do nothing
            """;

    private static final RowMapper<Closing> CLOSING = ClosingStore::closing;

    private final JdbcClient db;

    ClosingStore(JdbcClient db) {
        this.db = db;
    }

    /** Lets nobody else close or reopen a month until this transaction ends, so that the chain has no two ends. */
    void lock() {
        db.sql(LOCK).param("lock", ONE_AT_A_TIME).query((_, _) -> true).single();
    }

    /** Every closing, the first first. */
    List<Closing> list() {
        return db.sql(LIST)
                .param("month", null, java.sql.Types.DATE)
                .query(CLOSING)
                .list();
    }

    /** Every version of one month, the first first. */
    List<Closing> versions(Period month) {
        return db.sql(LIST).param("month", month.from()).query(CLOSING).list();
    }

    /** The signature of the last closing; empty when there is none. */
    String last() {
        return db.sql(LAST).query(String.class).optional().orElse("");
    }

    /** The signature of the closing before one. */
    String before(long id) {
        return db.sql(BEFORE).param("id", id).query(String.class).optional().orElse("");
    }

    long add(SignedContent content, String text, String signature, AccountSheet sheet) {
        long id = db.sql(ADD)
                .param("month", content.period().from())
                .param("version", content.version())
                .param("columns", String.join(",", sheet.columns()))
                .param("content", text)
                .param("signature", signature)
                .query(Long.class)
                .single();
        List<Map.Entry<AccountId, String>> rows = List.copyOf(sheet.rows().entrySet());
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            var part = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE));
            db.sql(ADD_ACCOUNTS)
                    .param("closing", id)
                    .param(
                            "accounts",
                            part.stream().map(row -> row.getKey().value()).toArray(Long[]::new))
                    .param("lines", part.stream().map(Map.Entry::getValue).toArray(String[]::new))
                    .update();
        }
        return id;
    }

    AccountSheet accounts(long id) {
        Map<AccountId, String> rows = new LinkedHashMap<>();
        db.sql(ACCOUNTS).param("id", id).query(row -> {
            rows.put(AccountId.of(row.getLong("account")), row.getString("line"));
        });
        return new AccountSheet(columns(id), rows);
    }

    private List<String> columns(long id) {
        Optional<String> columns =
                db.sql(COLUMNS).param("id", id).query(String.class).optional();
        return columns.map(all -> List.of(all.split(","))).orElse(List.of());
    }

    boolean reopen(long closing, long member, Closing.Reopening reopening) {
        return db.sql(REOPEN)
                        .param("closing", closing)
                        .param("at", Timestamp.from(reopening.at()))
                        .param("member", member)
                        .param("name", reopening.name())
                        .param("reason", reopening.reason())
                        .update()
                == 1;
    }

    private static Closing closing(ResultSet row, int number) throws SQLException {
        String text = row.getString("content");
        return new Closing(row.getLong("id"), ContentText.read(text), text, row.getString("signature"), reopening(row));
    }

    private static Closing.@Nullable Reopening reopening(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("at");
        return at == null
                ? null
                : new Closing.Reopening(row.getString("name"), at.toInstant(), row.getString("reason"));
    }
}
