package io.mainstay.metrics;

import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The revenue policy in force. Answers are added, never overwritten, so that it is known who changed what and when. */
public class Policies {

    private static final String IN_FORCE = """
            select distinct on (option) option, answer from policy_answer order by option, id desc
            """;

    private static final String CHANGES = """
              select id, option, answer, changed_at, changed_by,
                     lag(answer) over (partition by option order by id) as before
                from policy_answer
            order by id desc
               limit 100
            """;

    private static final String ANSWER = """
            insert into policy_answer (option, answer, changed_at, changed_by) values (:option, :answer, :now, :by)
            """;

    private final JdbcClient db;
    private final Policy standard;
    private final Clock clock;
    private final Audit audit;

    Policies(JdbcClient db, Policy standard, Clock clock) {
        this.db = db;
        this.standard = standard;
        this.clock = clock;
        this.audit = new Audit(db, clock);
    }

    /** What Mainstay starts from. */
    public Policy standard() {
        return standard;
    }

    /** A policy that was once in force; what is no option or no answer any more has its default. */
    public Policy of(Map<String, String> once) {
        Map<String, String> answers = new TreeMap<>(once);
        standard.options().forEach(option -> {
            String answer = once.get(option.name());
            if (answer != null && Policy.problem(option, answer).isPresent()) {
                answers.remove(option.name());
            }
        });
        answers.keySet().retainAll(standard.answers().keySet());
        return standard.with(answers);
    }

    public Policy inForce() {
        Map<String, String> answers = new TreeMap<>();
        db.sql(IN_FORCE).query(row -> {
            answers.put(row.getString("option"), row.getString("answer"));
        });
        answers.keySet().retainAll(standard.answers().keySet());
        return standard.with(answers);
    }

    /** Who changed what and when, the latest first. */
    public List<PolicyChange> changes() {
        return db.sql(CHANGES)
                .query((row, _) -> new PolicyChange(
                        row.getLong("id"),
                        row.getString("option"),
                        Objects.requireNonNullElse(row.getString("before"), standard.answer(row.getString("option"))),
                        row.getString("answer"),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getLong("changed_by")))
                .list();
    }

    /** @throws IllegalArgumentException when an answer does not fit its question */
    @Transactional
    public void change(Principal by, Map<String, String> answers) {
        by.require(Permission.MANAGE_SETTINGS);
        Policy before = inForce();
        Policy after = before.with(answers);
        answers.keySet().stream()
                .filter(option -> !before.answer(option).equals(after.answer(option)))
                .forEach(option -> {
                    db.sql(ANSWER)
                            .param("option", option)
                            .param("answer", after.answer(option))
                            .param("now", java.sql.Timestamp.from(clock.instant()))
                            .param("by", by.member())
                            .update();
                    var details = Map.of("before", before.answer(option), "after", after.answer(option));
                    audit.note(by, "policy.changed", option, details);
                });
    }
}
