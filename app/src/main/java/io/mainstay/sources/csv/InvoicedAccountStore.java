package io.mainstay.sources.csv;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which accounts are read off invoice lines, in PostgreSQL. */
final class InvoicedAccountStore {

    /** An account by its key, and how late its next line may come. */
    record Invoiced(String account, int graceDays) {}

    private static final String MARK = """
            insert into invoiced_account (source, account, grace_days, due_at)
            select :source, unnest(:accounts::text[]), :grace, :now
                on conflict (source, account)
                do update set grace_days = excluded.grace_days, due_at = excluded.due_at
            """;

    private static final String MARK_AGAIN = """
            update invoiced_account
               set due_at = :now
             where source = :source
               and account = any(:accounts)
            """;

    private static final String DUE = """
              select account, grace_days
                from invoiced_account
               where source = :source
                 and due_at <= :now
            order by account
               limit :limit
            """;

    private static final String DUE_SOURCES = "select distinct source from invoiced_account where due_at <= :now";

    private static final String SET_DUE =
            "update invoiced_account set due_at = :at where source = :source and account = :account";

    private static final RowMapper<Invoiced> INVOICED =
            (row, _) -> new Invoiced(row.getString("account"), row.getInt("grace_days"));

    private final JdbcClient db;

    InvoicedAccountStore(JdbcClient db) {
        this.db = db;
    }

    void markDue(String source, Collection<String> accounts, int graceDays, Instant now) {
        db.sql(MARK)
                .param("source", source)
                .param("accounts", accounts.toArray(String[]::new))
                .param("grace", graceDays)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void markDueAgain(String source, Collection<String> accounts, Instant now) {
        db.sql(MARK_AGAIN)
                .param("source", source)
                .param("accounts", accounts.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Invoiced> due(String source, Instant now, int limit) {
        return db.sql(DUE)
                .param("source", source)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(INVOICED)
                .list();
    }

    List<String> dueSources(Instant now) {
        return db.sql(DUE_SOURCES)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getString("source"))
                .list();
    }

    void setDue(String source, String account, @Nullable Instant at) {
        db.sql(SET_DUE)
                .param("source", source)
                .param("account", account)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
