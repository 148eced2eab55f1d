package io.mainstay.closing;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.facts.Facts;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Knowledge;
import io.mainstay.metrics.MetricDefinitions;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Policies;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Standing;
import io.mainstay.metrics.Trials;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Sha256;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes months: signs what they come to, keeps it, opens them again with a reason, and tells whether it is still intact. */
@Service
public class Closings {

    private static final int LONGEST_TEXT = 1_000;

    private final ClosingStore store;
    private final Metrics metrics;
    private final Trials trials;
    private final Policies policies;
    private final Facts facts;
    private final Accounts accounts;
    private final Workspace workspace;
    private final Audit audit;
    private final Clock clock;

    public Closings(
            JdbcClient db,
            Metrics metrics,
            Trials trials,
            Policies policies,
            Facts facts,
            Accounts accounts,
            Workspace workspace,
            Audit audit,
            Clock clock) {
        this.store = new ClosingStore(db);
        this.metrics = metrics;
        this.trials = trials;
        this.policies = policies;
        this.facts = facts;
        this.accounts = accounts;
        this.workspace = workspace;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every closing there was, also those reopened since; the first first. */
    public List<Closing> list(Principal reader) {
        requireWhole(reader);
        return store.list();
    }

    /** The months that are closed now, without what they came to. */
    public Set<Period> closedMonths() {
        return store.list().stream()
                .filter(Closing::stands)
                .map(Closing::period)
                .collect(Collectors.toSet());
    }

    /** Signed figures are about all customers at once. */
    static void requireWhole(Principal reader) {
        if (!reader.reach().whole()) {
            throw new Refused(
                    ErrorCode.FORBIDDEN, "Closed periods hold figures of all customers, and you see a portfolio.");
        }
    }

    /** Every version of a month, the first first; the last stands unless it was reopened. */
    public List<Closing> versions(Principal reader, Period month) {
        requireWhole(reader);
        return store.versions(month);
    }

    /** The closing by which a month is closed now. */
    public Optional<Closing> standing(Principal reader, Period month) {
        return versions(reader, month).stream().filter(Closing::stands).findFirst();
    }

    public Closing version(Principal reader, Period month, int version) {
        return versions(reader, month).stream()
                .filter(closing -> closing.content().version() == version)
                .findFirst()
                .orElseThrow(() -> new NotFound("closing of " + month, version));
    }

    /** What was signed account by account. */
    public AccountSheet accounts(Principal reader, Closing closing) {
        requireWhole(reader);
        return store.accounts(closing.id());
    }

    /** How many records wait to be mended; whoever closes a month should know. */
    public long setAside() {
        return facts.openSetAside().values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Whether a month is over, so that it can be closed. */
    public boolean isOver(Period month) {
        return !month.to().isAfter(metrics.calendar().day(clock.instant()));
    }

    /**
     * Signs a month.
     *
     * @param acknowledged how many records set aside the one who closes knows of
     * @throws Refused when the month is not over, is closed already, or more records are set aside
     */
    @Transactional
    public Closing close(Principal by, Period month, long acknowledged, String note) {
        by.require(Permission.CLOSE_PERIODS);
        store.lock();
        long waiting = setAside();
        List<Closing> versions = store.versions(month);
        refuse(month, versions, waiting, acknowledged);
        metrics.catchUp();
        Knowledge known = metrics.known();
        if (known.seq() == 0) {
            throw new Refused(ErrorCode.NOT_IN_THIS_STATE, "There is nothing to sign: no facts have come in yet.");
        }
        Question question = Question.of("mrr", List.of(month));
        List<List<Answer>> answers =
                trials.askAll(by, SignedMetrics.names(), List.of(question, question.by(new Cut.ByAccount())), known);
        AccountSheet sheet = AccountSheet.of(answers.getLast(), keys(answers.getLast()));
        var content = new SignedContent(
                month,
                versions.size() + 1,
                new SignedContent.Signer(by.member(), by.name(), now(), text(note, "The note")),
                workspace.company(),
                known,
                waiting,
                figures(answers.getFirst()),
                metrics.policy().answers(),
                MetricDefinitions.fingerprints(),
                new SignedContent.Sheet(sheet.rows().size(), sheet.sha256()),
                store.last());
        String text = ContentText.write(content);
        String signature = Sha256.of(text);
        var closing = new Closing(store.add(content, text, signature, sheet), content, text, signature, null);
        audit.note(
                by,
                "period.closed",
                month.code(),
                Map.of(
                        "version", Integer.toString(content.version()),
                        "signature", signature,
                        "set_aside", Long.toString(waiting),
                        "note", content.signer().note()));
        return closing;
    }

    private void refuse(Period month, List<Closing> versions, long waiting, long acknowledged) {
        if (month.grain() != Grain.MONTH) {
            throw new Refused(ErrorCode.INVALID, "Only months are closed, such as 2026-10.");
        }
        if (!isOver(month)) {
            throw new Refused(
                    ErrorCode.NOT_IN_THIS_STATE,
                    "%s is not over yet; a month is closed after its end.".formatted(month));
        }
        if (versions.stream().anyMatch(Closing::stands)) {
            throw new Refused(
                    ErrorCode.ALREADY_THERE, "%s is closed already. Reopen it first, with a reason.".formatted(month));
        }
        if (waiting > acknowledged) {
            throw new Refused(
                    ErrorCode.NOT_IN_THIS_STATE,
                    "%d %s set aside and would be missing from what is signed. Mend them first, or say that you close without them."
                            .formatted(waiting, waiting == 1 ? "record is" : "records are"));
        }
    }

    private static Map<String, SignedFigure> figures(List<Answer> answers) {
        Map<String, SignedFigure> figures = new LinkedHashMap<>();
        answers.forEach(answer -> figures.put(
                answer.metric().name().value(), SignedFigure.of(answer.metric().version(), answer.single())));
        return figures;
    }

    private Map<AccountId, String> keys(List<Answer> answers) {
        return accounts.keys(answers.stream()
                .flatMap(answer -> answer.points().stream())
                .map(point -> AccountId.of(Objects.requireNonNull(point.group())))
                .collect(Collectors.toSet()));
    }

    /** Opens a closed month again. What was signed is kept, with the reason beside it. */
    @Transactional
    public Closing reopen(Principal by, Period month, String reason) {
        by.require(Permission.CLOSE_PERIODS);
        store.lock();
        Closing closing = standing(by, month)
                .orElseThrow(() -> new Refused(ErrorCode.NOT_IN_THIS_STATE, "%s is not closed.".formatted(month)));
        if (reason.isBlank()) {
            throw new Refused(ErrorCode.INVALID, "Say why the month is opened again.");
        }
        var reopening = new Closing.Reopening(by.name(), now(), text(reason, "The reason"));
        if (!store.reopen(closing.id(), by.member(), reopening)) {
            throw new Refused(ErrorCode.CHANGED_MEANWHILE, "%s was reopened meanwhile.".formatted(month));
        }
        audit.note(
                by,
                "period.reopened",
                month.code(),
                Map.of(
                        "version", Integer.toString(closing.content().version()),
                        "reason", reopening.reason()));
        return new Closing(closing.id(), closing.content(), closing.text(), closing.signature(), reopening);
    }

    /** Works out anew whether what is kept is what was signed, and whether it follows on what was signed before it. */
    public Verdict verify(Principal reader, Closing closing) {
        List<String> problems = new ArrayList<>();
        if (!Sha256.of(closing.text()).equals(closing.signature())) {
            problems.add("What is kept is not what was signed: its SHA-256 is another than the signature.");
        }
        AccountSheet sheet = store.accounts(closing.id());
        if (!sheet.sha256().equals(closing.content().accounts().sha256())) {
            problems.add("The figures by account are not those that were signed.");
        }
        if (!closing.content().previous().equals(store.before(closing.id()))) {
            problems.add("The closing before it is not the one it was signed after.");
        }
        return new Verdict(problems);
    }

    /** On what the figures of a closing stood. */
    Standing ground(Closing closing) {
        SignedContent content = closing.content();
        return new Standing(content.known(), content.company(), policies.of(content.policy()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String text(String text, String what) {
        if (text.strip().length() > LONGEST_TEXT) {
            throw new Refused(ErrorCode.INVALID, "%s has at most %,d characters.".formatted(what, LONGEST_TEXT));
        }
        return text.strip();
    }
}
