package io.mainstay.workspace;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The company and what it was changed to over time. */
@Repository
class CompanyStore {

    private static final RowMapper<Company> COMPANY = (row, _) -> new Company(
            row.getString("name"),
            Currency.getInstance(row.getString("currency")),
            ZoneId.of(row.getString("zone")),
            Month.of(row.getInt("fiscal_month")));

    private static final RowMapper<CompanyChange> CHANGE = (row, number) -> new CompanyChange(
            row.getTimestamp("changed_at").toInstant(), row.getString("who"), COMPANY.mapRow(row, number));

    private static final String FIND = """
            select name, currency, zone, fiscal_month
              from company
            """;

    private static final String ADD = """
            insert into company (name, currency, zone, fiscal_month)
            values (:name, :currency, :zone, :fiscalMonth)
                on conflict (id) do nothing
            """;

    private static final String CHANGE_TO = """
            update company
               set name = :name, currency = :currency, zone = :zone, fiscal_month = :fiscalMonth
            """;

    private static final String NOTE = """
            insert into company_change (changed_at, changed_by, name, currency, zone, fiscal_month)
            values (:at, :by, :name, :currency, :zone, :fiscalMonth)
            """;

    private static final String CHANGES = """
            select changed_at, coalesce(member.name, 'Mainstay') as who,
                   company_change.name, currency, zone, fiscal_month
              from company_change
              left join member on member.id = changed_by
             order by company_change.id desc
             limit 100
            """;

    private final JdbcClient db;

    CompanyStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Company> find() {
        return db.sql(FIND).query(COMPANY).optional();
    }

    /** False when there is a company already. */
    boolean add(Company company) {
        return with(company, ADD).update() == 1;
    }

    void changeTo(Company company) {
        with(company, CHANGE_TO).update();
    }

    void note(Company company, Instant at, long by) {
        with(company, NOTE).param("at", Timestamp.from(at)).param("by", by).update();
    }

    List<CompanyChange> changes() {
        return db.sql(CHANGES).query(CHANGE).list();
    }

    private JdbcClient.StatementSpec with(Company company, String sql) {
        return db.sql(sql)
                .param("name", company.name())
                .param("currency", company.currency().getCurrencyCode())
                .param("zone", company.zone().getId())
                .param("fiscalMonth", company.fiscalYearStart().getValue());
    }
}
