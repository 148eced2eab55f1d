package io.mainstay.closing;

import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Period;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps finance's figures: rows are added, and the last one of a month and metric counts. */
final class FinanceStore {

    private static final String LIST = """
              select month, metric, value, note, at, name
                from (select distinct on (month, metric) * from finance_figure order by month, metric, id desc) as last
               where value is not null
            order by month desc, metric
            """;

    private static final String ADD = """
            insert into finance_figure (month, metric, value, note, at, member, name)
            values (:month, :metric, :value, :note, :at, :member, :name)
            """;

    private static final String ADD_SHEET = """
            insert into finance_sheet (month, metric, at, member, name)
            values (:month, :metric, :at, :member, :name)
            returning id
            """;

    private static final String ADD_AMOUNTS = """
            insert into finance_amount (sheet, account, amount)
            select :sheet, * from unnest(cast(:accounts as text[]), cast(:amounts as numeric[]))
            """;

    private static final String AMOUNTS = """
              select account, amount
                from finance_amount
               where sheet = (select id
                                from finance_sheet
                               where month = :month and metric = :metric
                            order by id desc
                               limit 1)
            order by account
            """;

    private static final RowMapper<FinanceFigure> FIGURE = (row, _) -> new FinanceFigure(
            month(row.getObject("month", LocalDate.class)),
            row.getString("metric"),
            row.getBigDecimal("value"),
            row.getString("note"),
            row.getTimestamp("at").toInstant(),
            row.getString("name"));

    private final JdbcClient db;

    FinanceStore(JdbcClient db) {
        this.db = db;
    }

    private static Period month(LocalDate from) {
        return new Period(Grain.MONTH, from, from.plusMonths(1));
    }

    /** The latest month first. */
    List<FinanceFigure> list() {
        return db.sql(LIST).query(FIGURE).list();
    }

    /** @param value null to take it back */
    void add(Principal by, Period month, String metric, @Nullable BigDecimal value, String note, Instant now) {
        db.sql(ADD)
                .param("month", month.from())
                .param("metric", metric)
                .param("value", value, Types.NUMERIC)
                .param("note", note)
                .param("at", Timestamp.from(now))
                .param("member", by.member())
                .param("name", by.name())
                .update();
    }

    void addSheet(Principal by, Period month, String metric, Map<String, BigDecimal> amounts, Instant now) {
        long sheet = db.sql(ADD_SHEET)
                .param("month", month.from())
                .param("metric", metric)
                .param("at", Timestamp.from(now))
                .param("member", by.member())
                .param("name", by.name())
                .query(Long.class)
                .single();
        db.sql(ADD_AMOUNTS)
                .param("sheet", sheet)
                .param("accounts", amounts.keySet().toArray(String[]::new))
                .param("amounts", amounts.values().toArray(BigDecimal[]::new))
                .update();
    }

    /** Finance's amounts by the accounts' keys; empty when there are none. */
    Map<String, BigDecimal> amounts(Period month, String metric) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        db.sql(AMOUNTS).param("month", month.from()).param("metric", metric).query(row -> {
            amounts.put(row.getString("account"), row.getBigDecimal("amount"));
        });
        return amounts;
    }
}
