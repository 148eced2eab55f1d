package io.mainstay.facts;

import com.zaxxer.hikari.HikariDataSource;
import io.mainstay.accounts.Accounts;
import io.mainstay.platform.TestClock;
import io.mainstay.platform.TestPostgres;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Facts on a real database, with a clock that tests set and the events they raised. All of one thread share one database,
 * which is emptied for each: only the last one made on a thread may be used.
 */
public final class TestFacts {

    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    public final DataSource source;
    public final JdbcClient db;
    public final JdbcTransactionManager transactions;
    public final Clock clock;
    public final Accounts accounts;
    public final Facts facts;
    public final List<FactsArrived> arrived = Collections.synchronizedList(new ArrayList<>());
    public volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");

    public TestFacts() {
        this(Shared.emptied());
    }

    /** On a database of the caller's own. */
    public TestFacts(DataSource source) {
        this.source = source;
        this.db = JdbcClient.create(source);
        this.transactions = new JdbcTransactionManager(source);
        this.clock = TestClock.at(() -> now);
        this.accounts = new Accounts(db, transactions, clock);
        this.facts = new Facts(
                db,
                transactions,
                accounts,
                FactKinds.shipped(),
                () -> ZONE,
                clock,
                event -> arrived.add((FactsArrived) event));
    }

    /** A subscription of Harbor's, active from a day on. */
    public static RawFact terms(String key, String at, String price) {
        return terms(key, "harbor", at, Map.of("status", "active", "currency", "EUR", "unit_price", price));
    }

    public static RawFact terms(String key, String account, String at, Map<String, ?> fields) {
        return new RawFact("subscription_terms", account, at, "sub-" + account, new HashMap<>(fields), key, false);
    }

    public static RawFact profile(String key, String account, String at, Map<String, ?> fields) {
        return new RawFact("account_profile", account, at, null, new HashMap<>(fields), key, false);
    }

    public static RawFact retraction(String kind, String key) {
        return new RawFact(kind, null, null, null, Map.of(), key, true);
    }

    /** What the log says now: the last revision of every record, without what depends on the order of arrival. */
    public List<String> heads() {
        return db.sql("""
                          select h.source_key || ' ' || f.kind || ' ' || coalesce(a.key, '') || ' ' || f.at || ' '
                                 || f.subject || ' ' || f.fields || ' ' || f.retracted as head
                            from fact_head h
                            join fact f using (seq)
                            left join account a on a.id = f.account
                        order by h.source, h.source_key
                        """).query((row, _) -> row.getString("head")).list();
    }

    private static final class Shared {

        private static final ThreadLocal<HikariDataSource> SOURCE = ThreadLocal.withInitial(Shared::open);

        private static HikariDataSource open() {
            var pool = new HikariDataSource();
            pool.setDataSource(TestPostgres.fresh());
            pool.setMaximumPoolSize(20);
            pool.setMinimumIdle(0);
            return pool;
        }

        /** As the log refuses to be emptied, its trigger is passed by. */
        static DataSource emptied() {
            HikariDataSource source = SOURCE.get();
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica");
                statement.execute(
                        "truncate fact, fact_head, fact_tally, set_aside, account, account_owner restart identity");
                statement.execute("set session_replication_role = origin");
                return source;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
