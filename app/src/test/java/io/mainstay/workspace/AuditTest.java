package io.mainstay.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainstay.platform.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {

    private final TestWorkspace world = new TestWorkspace();
    private Principal ada;

    @BeforeEach
    void setUp() {
        ada = world.ada();
    }

    @Test
    void a_deed_leaves_a_line_with_who_what_and_when() {
        world.pass(Duration.ofMinutes(1));
        world.tokens.make("Billing", Set.of(Scope.FACTS_WRITE), 30, ada);
        AuditLine line = newest().getFirst();
        assertThat(line.who()).isEqualTo(new AuditLine.Who(ada.member(), "Ada"));
        assertThat(line.deed().action()).isEqualTo("token.made");
        assertThat(line.deed().details()).isEqualTo(Map.of("name", "Billing", "allows", "facts:write", "days", "30"));
        assertThat(line.origin()).as("no request").isNull();
        assertThat(newest()).extracting(AuditLine::seq).containsExactly(2L, 1L);
    }

    @Test
    void a_chain_that_nobody_touched_is_whole() {
        for (int at = 0; at < 1_200; at++) {
            world.audit.note(ada, "thing.done", "Ünïcode \0 ✓ " + at, Map.of("b", "", "a", "a:1,"));
        }
        assertThat(world.audit.check(ada))
                .isInstanceOfSatisfying(
                        AuditChain.Whole.class,
                        whole -> assertThat(whole.through()).isEqualTo(1_201));
        assertThat(world.audit.lastCheck(ada)).isInstanceOf(AuditChain.Whole.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_line set object = 'other' where seq = 3",
                "update audit_line set actor_name = 'Ben' where seq = 3",
                "update audit_line set at = at + interval '1 microsecond' where seq = 3",
                "update audit_line set details = '{\"a\": \"2\"}' where seq = 3",
                "update audit_line set hash = decode(repeat('00', 32), 'hex') where seq = 3",
                "delete from audit_line where seq = 3"
            })
    void what_somebody_changed_behind_its_back_is_named(String tampering) {
        for (int at = 0; at < 5; at++) {
            world.audit.note(ada, "thing.done", "thing", Map.of("a", "1"));
        }
        world.db.sql("alter table audit_line disable trigger audit_append_only").update();
        world.db.sql(tampering).update();
        assertThat(world.audit.check(ada))
                .isInstanceOfSatisfying(
                        AuditChain.Broken.class,
                        broken -> assertThat(broken.line()).isEqualTo(3));
    }

    @Test
    void lines_cut_off_the_end_are_missed_also_after_others_were_added() {
        for (int at = 0; at < 5; at++) {
            world.audit.note(ada, "thing.done", "thing", Map.of());
        }
        world.db.sql("alter table audit_line disable trigger audit_append_only").update();
        world.db.sql("delete from audit_line where seq > 4").update();
        assertThat(world.audit.check(ada)).isInstanceOfSatisfying(AuditChain.Cut.class, cut -> {
            assertThat(cut.through()).isEqualTo(4);
            assertThat(cut.written()).isEqualTo(6);
        });
        world.audit.note(ada, "thing.done", "afterwards", Map.of());
        assertThat(world.audit.check(ada))
                .isInstanceOfSatisfying(
                        AuditChain.Broken.class,
                        broken -> assertThat(broken.line()).isEqualTo(5));
    }

    @Test
    void a_log_written_anew_does_not_end_like_its_head() {
        world.audit.note(ada, "thing.done", "thing", Map.of());
        AuditHead head = world.audit.head(ada);
        assertThat(head.hashText())
                .isEqualTo(world.audit.list(ada, AuditPage.newest(1)).getFirst().hashText());
        AuditLine last = newest().getFirst();
        byte[] before = world.audit.list(ada, AuditPage.newest(2)).getLast().hash();
        var forged = new AuditLine(last.seq(), last.at(), new AuditLine.Who(7, "Ben"), last.deed(), null);
        world.db.sql("alter table audit_line disable trigger audit_append_only").update();
        world.db
                .sql("update audit_line set actor = 7, actor_name = 'Ben', hash = :hash where seq = :seq")
                .param("hash", forged.hash(before))
                .param("seq", last.seq())
                .update();
        assertThat(world.audit.check(ada))
                .isInstanceOfSatisfying(
                        AuditChain.Broken.class,
                        broken -> assertThat(broken.line()).isEqualTo(last.seq()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_line set object = 'other'",
                "delete from audit_line where false",
                "truncate audit_line"
            })
    void the_database_refuses_to_change_a_line(String tampering) {
        assertThatThrownBy(() -> world.db.sql(tampering).update()).hasMessageContaining("never changed or deleted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_head set seq = seq - 1",
                "update audit_head set hash = decode(repeat('00', 32), 'hex')",
                "insert into audit_head values (false, 1, decode(repeat('00', 32), 'hex'))",
                "delete from audit_head",
                "truncate audit_head"
            })
    void the_database_lets_the_head_only_move_on(String tampering) {
        assertThatThrownBy(() -> world.db.sql(tampering).update()).hasMessageContaining("only moves on");
    }

    @Test
    void lines_are_found_by_who_what_and_when() {
        world.audit.noteNobody("sign_in.failed", "unknown e-mail", Map.of());
        world.pass(Duration.ofHours(1));
        var since = new AuditPage.Span(newest().getFirst().at().plusSeconds(1), null);
        world.audit.note(ada, "source.paused", "Billing", Map.of());
        assertThat(objects("Not signed in", null, null, AuditPage.Span.ALL)).containsExactly("unknown e-mail");
        assertThat(objects(null, "source.paused", null, AuditPage.Span.ALL)).containsExactly("Billing");
        assertThat(objects(null, null, "bill", AuditPage.Span.ALL)).containsExactly("Billing");
        assertThat(objects(null, null, null, since)).containsExactly("Billing");
        assertThat(objects("Ben", null, null, AuditPage.Span.ALL)).isEmpty();
        assertThat(world.audit.names(ada)).containsExactlyInAnyOrder("Ada", "Not signed in");
        assertThat(world.audit.actions(ada)).containsExactly("company.set_up", "sign_in.failed", "source.paused");
    }

    @Test
    void lines_sort_by_what_they_say_and_pages_follow_each_other_even_where_it_says_nothing() {
        for (String object : List.of("keel", "Anchor", "mast")) {
            world.audit.note(ada, "thing.done", object, Map.of());
        }
        var done = new AuditPage.Wanted(null, "thing.done", null, null, null, AuditPage.Span.ALL);
        assertThat(paged(AuditPage.first(done, new Order<>(AuditPage.By.OBJECT, false), 1)))
                .containsExactly("Anchor", "keel", "mast");
        assertThat(paged(AuditPage.first(done, Order.down(AuditPage.By.OBJECT), 2)))
                .containsExactly("mast", "keel", "Anchor");
        assertThat(paged(AuditPage.first(done, new Order<>(AuditPage.By.ADDRESS, false), 1)))
                .as("none was done from an address")
                .containsExactly("keel", "Anchor", "mast");
    }

    private List<String> paged(AuditPage first) {
        List<String> objects = new ArrayList<>();
        List<AuditLine.Kept> page = world.audit.list(ada, first);
        while (!page.isEmpty()) {
            page.forEach(kept -> objects.add(kept.line().deed().object()));
            page = world.audit.list(ada, first.after(page.getLast()));
        }
        return objects;
    }

    private List<String> objects(String who, String action, String object, AuditPage.Span span) {
        var wanted = new AuditPage.Wanted(who, action, object, null, null, span);
        return world.audit.list(ada, AuditPage.first(wanted, AuditPage.NEWEST, 10)).stream()
                .map(kept -> kept.line().deed().object())
                .toList();
    }

    private List<AuditLine> newest() {
        return world.audit.list(ada, AuditPage.newest(10)).stream()
                .map(AuditLine.Kept::line)
                .toList();
    }
}
