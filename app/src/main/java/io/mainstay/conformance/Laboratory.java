package io.mainstay.conformance;

import io.mainstay.accounts.Accounts;
import io.mainstay.facts.Facts;
import io.mainstay.facts.Outcome;
import io.mainstay.facts.RawFact;
import io.mainstay.metrics.MetricDefinitions;
import io.mainstay.metrics.Metrics;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Kinds;
import io.mainstay.workspace.Company;
import java.time.Clock;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A fact log and metrics to try things on, one trial after another. Facts come in as from any source, and metrics answer as
 * they answer screens; only the database is thrown away afterwards.
 */
public final class Laboratory {

    /** Later than any case: all is over by then. */
    public static final Instant AFTER_ALL = Instant.parse("2090-01-01T00:00:00Z");

    static final ZoneId UTC = ZoneId.of("UTC");

    private static final Instant BEFORE_ALL = Instant.parse("1970-01-01T00:00:00Z");
    private static final RawFact FREE = new RawFact(
            "subscription_terms",
            "nobody in particular",
            "1970-01-01",
            "free for nobody in particular",
            Map.of("status", "active", "unit_price", "0", "currency", "USD"),
            "free for nobody in particular",
            false);

    /** Deleting is quicker than truncating while there is little. */
    private static final String WIPE = """
            do $$ declare name text; begin
                -- the log refuses to forget; here, and only here, it must
                perform set_config('session_replication_role', 'replica', true);
                for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'
                loop execute format('delete from %I', name); end loop;
            end $$
            """;

    private final JdbcClient db;
    private final Definitions definitions;
    private ZoneId zone = UTC;
    private final Facts facts;
    private final Accounts accounts;

    /** @param db a database that nobody else uses: every trial empties it */
    public Laboratory(JdbcClient db, PlatformTransactionManager transactions, Kinds kinds) {
        this.db = db;
        this.definitions = MetricDefinitions.shipped(kinds);
        Clock clock = Clock.fixed(AFTER_ALL, UTC);
        this.accounts = new Accounts(db, transactions, clock);
        this.facts = new Facts(db, transactions, accounts, kinds, () -> zone, clock, _ -> {});
    }

    /**
     * Forgets everything. A trial tells its book whole, so that who is not in it pays nothing and is not merely unknown: the free
     * subscription of nobody in particular says so from before all time.
     *
     * @param zoneOfTrial where bare dates are midnight
     */
    public void begin(ZoneId zoneOfTrial) {
        zone = zoneOfTrial;
        db.sql(WIPE).update();
        record(List.of(FREE), BEFORE_ALL);
    }

    /** Records facts as learned at a moment; all of them must fit. */
    public void record(List<RawFact> raw, Instant recordedAt) {
        for (Outcome outcome : facts.record("golden", raw, recordedAt)) {
            if (outcome instanceof Outcome.SetAside aside) {
                throw new IllegalArgumentException("A fact does not fit: " + aside.reasons());
            }
        }
    }

    /** The metrics over all facts recorded so far. */
    public Metrics metrics(ZoneId companyZone, String currency, Map<String, String> answers) {
        var company = new Company("Golden", Currency.getInstance(currency), companyZone, Month.JANUARY);
        Metrics metrics = Metrics.inMemory(definitions, facts, company, answers, Clock.fixed(AFTER_ALL, UTC));
        metrics.catchUp();
        return metrics;
    }

    public Accounts accounts() {
        return accounts;
    }
}
