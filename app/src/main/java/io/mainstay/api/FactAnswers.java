package io.mainstay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import io.mainstay.facts.Outcome;
import io.mainstay.workspace.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Facts and what became of them, as the API writes them. */
@Component
class FactAnswers {

    /** What became of a batch: each record at its place, and the counts. */
    record Received(int recorded, int unchanged, int set_aside, List<Result> results) {}

    /** What became of one record. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String status,
            @Nullable Long seq,
            @Nullable Integer revision,
            @Nullable Long set_aside_id,
            @Nullable List<String> reasons) {}

    /** A fact. */
    record Shown(
            long seq,
            String kind,
            @Nullable String account,
            Instant at,
            String subject,
            Map<String, @Nullable Object> fields,
            String source,
            String key,
            int revision,
            @Nullable Long replaces,
            Instant recorded_at,
            boolean retracted) {}

    private final Facts facts;
    private final Accounts accounts;

    FactAnswers(Facts facts, Accounts accounts) {
        this.facts = facts;
        this.accounts = accounts;
    }

    static Received received(List<Outcome> outcomes) {
        List<Result> results = outcomes.stream().map(FactAnswers::result).toList();
        return new Received(
                count(results, "recorded"), count(results, "unchanged"), count(results, "set_aside"), results);
    }

    Shown shown(Principal principal, Fact fact) {
        return shown(principal, List.of(fact)).getFirst();
    }

    List<Shown> shown(Principal principal, List<Fact> several) {
        Map<AccountId, String> keys = accounts.keys(
                several.stream().map(Fact::account).filter(Objects::nonNull).toList());
        return several.stream().map(fact -> shown(principal, fact, keys)).toList();
    }

    private Shown shown(Principal principal, Fact fact, Map<AccountId, String> keys) {
        return new Shown(
                fact.seq(),
                fact.kind().value(),
                fact.account() == null ? null : keys.get(fact.account()),
                fact.at(),
                fact.subject(),
                facts.fields(principal, fact),
                fact.source(),
                fact.key(),
                fact.revision(),
                fact.replaces(),
                fact.recordedAt(),
                fact.retracted());
    }

    private static Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded(long seq, int revision) -> new Result("recorded", seq, revision, null, null);
            case Outcome.Unchanged(long seq, int revision) -> new Result("unchanged", seq, revision, null, null);
            case Outcome.SetAside(long id, List<String> reasons) -> new Result("set_aside", null, null, id, reasons);
        };
    }

    private static int count(List<Result> results, String status) {
        return (int) results.stream().filter(r -> r.status().equals(status)).count();
    }
}
