package io.mainstay.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.mainstay.facts.TestFacts;
import io.mainstay.platform.TestPostgres;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class FillingTest {

    private static final LocalDate END = LocalDate.of(2026, 11, 21);
    private static final Simulation SMALL = new Simulation(7, 40, 12, END);

    private final TestFacts given = pooled();
    private final FillStore fills = new FillStore(given.db);
    private final Filling filling = new Filling(given.facts, fills, given.transactions);

    @Test
    void every_fact_of_the_sample_company_fits_its_kind() {
        fill(Filling.simulation(END));

        assertThat(given.facts.openSetAside()).isEmpty();
        assertThat(given.facts.lastSeq()).isGreaterThan(10_000);
        assertThat(fills.find()).hasValueSatisfying(fill -> {
            assertThat(fill.finished()).isTrue();
            assertThat(fill.told()).isEqualTo(YearMonth.of(2026, 11));
        });
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
