package io.mainstay.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.mainstay.facts.FactKinds;
import io.mainstay.facts.TestFacts;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.MetricDefinitions;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.platform.TestPostgres;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FillingTest {

    private static final LocalDate END = LocalDate.of(2026, 11, 21);
    private static final Simulation SMALL = new Simulation(7, 40, 12, END);

    private static final Instant NOW = Instant.parse("2026-11-21T17:00:00Z");
    private static final Period BEFORE_OUTAGE = month(2026, 1);
    private static final Period LAST_WHOLE = month(2026, 10);
    private static final Company COMPANY =
            new Company("Windlass", Currency.getInstance("USD"), Story.ZONE, Month.FEBRUARY);

    private final TestFacts given = pooled();
    private final FillStore fills = new FillStore(given.db);
    private final Filling filling = new Filling(given.facts, fills, given.transactions);

    @Test
    void every_fact_of_the_sample_company_fits_its_kind_and_its_numbers_are_plausible() {
        fill(Filling.simulation(END));

        assertThat(given.facts.openSetAside()).isEmpty();
        assertThat(given.facts.lastSeq()).isGreaterThan(10_000);
        assertThat(fills.find()).hasValueSatisfying(fill -> {
            assertThat(fill.finished()).isTrue();
            assertThat(fill.told()).isEqualTo(YearMonth.of(2026, 11));
        });

        try (var metrics = Metrics.inMemory(
                MetricDefinitions.shipped(FactKinds.shipped()),
                given.facts,
                COMPANY,
                Map.of(),
                Clock.fixed(NOW, ZoneOffset.UTC))) {
            metrics.catchUp();
            assertThat(share(metrics, "nrr", BEFORE_OUTAGE)).isBetween(1.08, 1.2);
            assertThat(share(metrics, "nrr", LAST_WHOLE)).isBetween(0.93, 1.05);
            assertThat(share(metrics, "grr", LAST_WHOLE)).isBetween(0.75, 0.9);
            assertThat(share(metrics, "logo_retention", LAST_WHOLE)).isBetween(0.7, 0.9);
            assertThat(share(metrics, "renewal_rate", LAST_WHOLE)).isBetween(0.5, 1.0);
            assertThat(share(metrics, "trial_conversion", BEFORE_OUTAGE)).isBetween(0.3, 1.0);
            assertThat(share(metrics, "arr", LAST_WHOLE)).isBetween(10e6, 25e6);
        }
    }

    @Test
    void a_filling_that_was_cut_off_goes_on_to_the_same_history() {
        breakOffAfter(500);
        assertThatThrownBy(() -> fill(SMALL)).hasStackTraceContaining("broken off");
        long before = given.facts.lastSeq();
        given.db.sql("drop trigger break_off on fact").update();

        fill(SMALL);

        var whole = new FillingTest();
        whole.fill(SMALL);
        assertThat(before).isBetween(1L, 500L);
        assertThat(log(given)).isEqualTo(log(whole.given));
    }

    private static double share(Metrics metrics, String metric, Period month) {
        Answer answer = metrics.ask(Principal.program(), Question.of(metric, List.of(month)));
        assertThat(answer.single().value()).as(metric).isInstanceOf(Value.Known.class);
        return Objects.requireNonNull(answer.single().value().orNull()).doubleValue();
    }

    private static Period month(int year, int month) {
        return new Period(
                Grain.MONTH,
                LocalDate.of(year, month, 1),
                LocalDate.of(year, month, 1).plusMonths(1));
    }

    private void fill(Simulation simulation) {
        if (fills.find().isEmpty()) {
            fills.begin(new Fill(END, null, false));
        }
        filling.goOn(fills.find().orElseThrow(), simulation);
    }

    private static TestFacts pooled() {
        var pool = new HikariDataSource();
        pool.setMaximumPoolSize(2);
        pool.setDataSource(TestPostgres.fresh());
        return new TestFacts(pool);
    }

    private void breakOffAfter(int seq) {
        given.db.sql("""
                        create function break_off() returns trigger language plpgsql as $$
                        begin
                            raise exception 'broken off';
                        end
                        $$
                        """).update();
        given.db.sql("""
                        create trigger break_off before insert on fact for each row
                        when (new.seq > %d) execute function break_off()
                        """.formatted(seq)).update();
    }

    private static List<String> log(TestFacts given) {
        return given.db.sql("""
                                select seq || ' ' || f.kind || ' ' || coalesce(a.key, '') || ' ' || f.at || ' '
                                       || f.subject || ' ' || f.source_key || ' ' || f.recorded_at || ' ' || f.retracted
                                  from fact f
                                  left join account a on a.id = f.account
                              order by seq
                              """).query((row, _) -> row.getString(1)).list();
    }
}
