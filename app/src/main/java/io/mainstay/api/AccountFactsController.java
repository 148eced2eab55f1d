package io.mainstay.api;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import io.mainstay.facts.Timeline;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.KindName;
import io.mainstay.semantics.Kinds;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An account's facts, the latest first, page by page. */
@RestController
@RequestMapping(path = "/api/v1/accounts/{key}/facts", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountFactsController {

    private static final int MOST = 1_000;

    /** A page of facts. @param next_cursor what to send for the page after it; null at the end */
    record FactPage(List<FactAnswers.Shown> facts, @Nullable String next_cursor) {}

    private final Facts facts;
    private final Accounts accounts;
    private final Kinds kinds;
    private final Workspace workspace;
    private final FactAnswers answers;

    AccountFactsController(Facts facts, Accounts accounts, Kinds kinds, Workspace workspace, FactAnswers answers) {
        this.facts = facts;
        this.accounts = accounts;
        this.kinds = kinds;
        this.workspace = workspace;
        this.answers = answers;
    }

    @GetMapping
    FactPage list(
            @PathVariable("key") String key,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "as_of", required = false) @Nullable LocalDate asOf,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            Principal principal) {
        refuseUnless(limit >= 1 && limit <= MOST, "limit runs from 1 to %,d.".formatted(MOST));
        AccountId account = accounts.find(principal, key).orElseThrow(() -> new NotFound("account", key));
        Timeline what = Timeline.first(limit).of(kind == null ? null : known(kind));
        what = cursor == null ? what.asOf(lastSeq(asOf)) : Cursor.of(cursor).go(what);
        List<Fact> page = facts.timeline(principal, account, what);
        boolean more = page.size() == limit;
        String next = more ? Cursor.after(page.getLast(), what).toString() : null;
        return new FactPage(answers.shown(principal, page), next);
    }

    /** What is known now, or was known at the end of a day in the company's zone. Later pages keep to it. */
    private long lastSeq(@Nullable LocalDate asOf) {
        return asOf == null
                ? facts.lastSeq()
                : facts.seqAsOf(asOf.plusDays(1)
                        .atStartOfDay(workspace.company().zone())
                        .toInstant());
    }

    private KindName known(String kind) {
        return kinds.find(kind).map(Kind::name).orElseThrow(() -> new NotFound("kind of fact", kind));
    }

    private static void refuseUnless(boolean fine, String message) {
        if (!fine) {
            throw new Refused(ErrorCode.INVALID, message);
        }
    }
}
