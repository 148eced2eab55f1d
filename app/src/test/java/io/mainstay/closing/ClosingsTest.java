package io.mainstay.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.SetAsidePage;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Policies;
import io.mainstay.metrics.Restatement;
import io.mainstay.metrics.Value;
import io.mainstay.platform.FreshDatabase;
import io.mainstay.platform.LongAnswers;
import io.mainstay.platform.LongWork;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Sha256;
import io.mainstay.web.TestPages;
import io.mainstay.web.metrics.SmallBook;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.AuditPage;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Workspace;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "mainstay.test=closings")
@ContextConfiguration(initializers = FreshDatabase.class)
@DirtiesContext
class ClosingsTest {

    @Autowired
    private Workspace workspace;

    @Autowired
    private Facts facts;

    @Autowired
    private Metrics metrics;

    @Autowired
    private Policies policies;

    @Autowired
    private Closings closings;

    @Autowired
    private Restatements restatements;

    @Autowired
    private LongWork threads;

    @Autowired
    private Audit audit;

    @Autowired
    private JdbcClient db;

    private Principal ada;
    private Period october;

    @BeforeEach
    void setUp() {
        ada = TestPages.ada(workspace);
        SmallBook.in(facts, metrics);
        october = metrics.calendar().parse("2026-10").orElseThrow();
    }

    /** What is signed cannot be removed but by passing by its triggers. */
    @AfterEach
    void clean() {
        facts.record("small-book", List.of(gone("harbor-3"), gone("lantern-3")));
        facts.setAside(ada, SetAsidePage.open(10)).forEach(record -> facts.discard(ada, record.id()));
        metrics.catchUp();
        policies.change(ada, policies.standard().answers());
        for (String table : List.of("period_reopening", "closed_account", "closed_period")) {
            db.sql("alter table %s disable trigger all".formatted(table)).update();
            db.sql("delete from " + table).update();
            db.sql("alter table %s enable trigger all".formatted(table)).update();
        }
    }

    private static RawFact gone(String key) {
        return new RawFact("subscription_terms", null, null, null, Map.of(), key, true);
    }

    @Test
    void only_who_may_and_sees_all_customers_closes_and_it_is_noted() {
        var ines = new Principal(4, "Ines", Role.VIEWER, Reach.everything());
        var ben = new Principal(2, "Ben", Role.MANAGER, Reach.of(Set.of(7L)));
        assertThatThrownBy(() -> closings.close(ines, october, 0, "")).hasMessageContaining("may close or reopen");
        assertThatThrownBy(() -> closings.close(ben, october, 0, "")).hasMessageContaining("you see a portfolio");
        assertThatThrownBy(() -> closings.list(ben)).hasMessageContaining("you see a portfolio");
        closings.close(ada, october, 0, "");
        closings.reopen(ada, october, "Late invoice");
        assertThat(audit.list(ada, AuditPage.newest(2)))
                .extracting(kept -> kept.line().deed().action())
                .containsExactly("period.reopened", "period.closed");
    }

    @Test
    void what_takes_long_says_how_far_it_is_and_is_served_even_if_more_was_learned_meanwhile() {
        Closing closing = closings.close(ada, october, 0, "");
        SmallBook.late(facts, metrics);
        LongAnswers.Found<Restated> begun = restatements.of(ada, closing, Duration.ZERO, false);
        assertThat(begun.answer()).isNull();
        assertThat(begun.pace().words()).matches("step \\d+ of \\d+");
        facts.record("small-book", List.of(gone("harbor-3")));
        metrics.catchUp();
        LongAnswers.Found<Restated> found = begun;
        while (found.answer() == null) {
            found = restatements.of(ada, closing, Duration.ofMillis(20), true);
            assertThat(found.pace()).as("it goes on where it was").isSameAs(begun.pace());
        }
        assertThat(found.pace().percent()).isEqualTo(100);
        assertThat(restatements.of(ada, closing).isRestated())
                .as("asked anew, it is worked out anew")
                .isFalse();
    }

    @Test
    void a_stop_ends_what_is_worked_out_and_it_is_worked_out_after_the_next_start() {
        Closing closing = closings.close(ada, october, 0, "");
        SmallBook.late(facts, metrics);
        restatements.of(ada, closing, Duration.ZERO, false);
        threads.stop();
        assertThatThrownBy(() -> restatements.of(ada, closing))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("about to stop");
        threads.start();
        assertThat(restatements.of(ada, closing).isRestated()).isTrue();
    }

    @Test
    void what_is_signed_is_kept_and_the_signature_is_the_sha256_of_its_text() {
        Closing closing = closings.close(ada, october, 0, "All in.");
        Closing kept = closings.standing(ada, october).orElseThrow();
        assertThat(kept).isEqualTo(closing);
        assertThat(kept.signature()).isEqualTo(Sha256.of(kept.text())).hasSize(64);
        assertThat(ContentText.write(kept.content())).isEqualTo(kept.text());
        assertThat(number(kept, "opening_mrr")).isEqualByComparingTo("350");
        assertThat(number(kept, "mrr")).isEqualByComparingTo("300");
        assertThat(number(kept, "customers")).isEqualByComparingTo("2");
        assertThat(kept.content().policy()).containsEntry("paused", "zero");
        assertThat(kept.content().definitions()).containsKeys("metrics/nrr.yml", "measures/movement.yml", "policy.yml");
        assertThat(closings.verify(ada, kept).problems()).isEmpty();
        assertThat(restatements.of(ada, kept).isRestated()).isFalse();
    }

    @Test
    void the_accounts_add_up_to_what_was_signed() {
        Closing closing = closings.close(ada, october, 0, "");
        AccountSheet sheet = closings.accounts(ada, closing);
        assertThat(Sha256.of(sheet.csv()))
                .isEqualTo(closing.content().accounts().sha256());
        for (String metric : SignedMetrics.BRIDGE) {
            BigDecimal sum = sheet.column(metric).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(metric).isEqualByComparingTo(number(closing, metric));
        }
        assertThat(sheet.csv()).contains(",harbor\r\n", ",anchorage\r\n");
    }

    @Test
    void a_month_that_is_not_over_or_closed_already_is_refused() {
        Period running = metrics.calendar().period(october.grain(), java.time.LocalDate.of(2999, 1, 1));
        assertThatThrownBy(() -> closings.close(ada, running, 0, ""))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not over yet");
        closings.close(ada, october, 0, "");
        assertThatThrownBy(() -> closings.close(ada, october, 0, ""))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("closed already");
        assertThatThrownBy(() -> closings.reopen(ada, october.plus(-1), "why")).hasMessageContaining("is not closed");
        assertThatThrownBy(() -> closings.reopen(ada, october, " ")).hasMessageContaining("Say why");
    }

    @Test
    void records_set_aside_must_be_known_to_whoever_closes() {
        facts.record("crm", List.of(new RawFact("weather", "harbor", "2026-10-01", null, Map.of(), "w1", false)));
        assertThatThrownBy(() -> closings.close(ada, october, 0, ""))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("1 record is set aside");
        assertThat(closings.close(ada, october, 1, "").content().setAside()).isEqualTo(1);
    }

    @Test
    void reopened_and_closed_again_both_versions_are_kept_in_one_chain() {
        Closing first = closings.close(ada, october, 0, "");
        closings.reopen(ada, october, "An invoice came late.");
        assertThat(closings.standing(ada, october)).isEmpty();
        Closing september = closings.close(ada, october.plus(-1), 0, "");
        Closing second = closings.close(ada, october, 0, "");
        assertThat(september.content().previous()).isEqualTo(first.signature());
        assertThat(second.content().previous()).isEqualTo(september.signature());
        assertThat(second.content().version()).isEqualTo(2);
        assertThat(closings.versions(ada, october))
                .extracting(closing ->
                        closing.reopening() == null ? "" : closing.reopening().reason())
                .containsExactly("An invoice came late.", "");
        assertThat(closings.list(ada))
                .allSatisfy(
                        one -> assertThat(closings.verify(ada, one).intact()).isTrue());
    }

    @Test
    void what_is_kept_cannot_be_changed_and_a_forgery_shows() {
        Closing closing = closings.close(ada, october, 0, "");
        assertThatThrownBy(() -> db.sql("update closed_period set content = ''").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> db.sql("delete from closed_account").update()).isInstanceOf(DataAccessException.class);
        db.sql("alter table closed_period disable trigger all").update();
        db.sql("alter table closed_account disable trigger all").update();
        db.sql("update closed_period set content = replace(content, '\"300\"', '\"310\"')")
                .update();
        db.sql("update closed_account set line = replace(line, '150', '160')").update();
        Closing forged = closings.versions(ada, october).getFirst();
        assertThat(number(forged, "mrr")).isEqualByComparingTo("310");
        assertThat(closings.verify(ada, forged).problems()).hasSize(2);
        assertThat(closing.signature()).isEqualTo(forged.signature());
    }

    @Test
    void what_comes_later_shows_fact_by_fact_and_what_a_changed_policy_does_has_a_line() {
        Closing closing = closings.close(ada, october, 0, "");
        SmallBook.add(facts, metrics, "harbor-3", "harbor", "2026-10-20", "active", "180");
        SmallBook.add(facts, metrics, "lantern-3", "lantern", "2026-10-25", "paused", "150");
        policies.change(ada, Map.of("paused", "keep", "grouping", "month"));
        Restated restated = restatements.of(ada, closing);
        assertThat(restated.isRestated()).isTrue();
        assertThat(restated.today("mrr").orNull()).isEqualByComparingTo("330");
        for (String metric : SignedMetrics.BRIDGE) {
            assertThat(restated.signed(metric).orNull().add(restated.sum(metric)))
                    .as(metric)
                    .isEqualByComparingTo(restated.today(metric).orNull());
        }
        assertThat(restated.definitions()).isNull();
        assertThat(restated.restatement().lines())
                .filteredOn(line -> line.cause() == Restatement.Cause.ACCOUNT)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.facts()).hasSize(1);
                    assertThat(restated.change(line, "mrr").orNull()).isEqualByComparingTo("30");
                });
        assertThat(restatements.differences(ada)).containsOnlyKeys(closing);
        assertThat(restatements.differences(ada).get(closing)).containsKeys("mrr", "arr", "expansion_mrr");
    }

    @Test
    void what_a_changed_definition_does_has_a_line_of_its_own() {
        Closing closing = closings.close(ada, october, 0, "");
        var figures = new HashMap<>(closing.content().figures());
        SignedFigure mrr = closing.content().figure("mrr");
        figures.put("mrr", new SignedFigure(0, Value.of(new BigDecimal("290")), mrr.of(), null));
        SignedContent content = closing.content();
        var other = new Closing(
                closing.id() + 1,
                new SignedContent(
                        content.period(),
                        1,
                        content.signer(),
                        content.company(),
                        content.known(),
                        0,
                        figures,
                        content.policy(),
                        content.definitions(),
                        content.accounts(),
                        ""),
                "",
                "",
                null);
        Restated restated = restatements.of(ada, other);
        assertThat(restated.definitions()).isNotNull();
        assertThat(restated.sum("mrr")).isEqualByComparingTo("10");
        assertThat(restated.restatement().lines()).isEmpty();
    }

    private static BigDecimal number(Closing closing, String metric) {
        BigDecimal number = closing.content().figure(metric).value().orNull();
        assertThat(number).as(metric).isNotNull();
        return number;
    }
}
