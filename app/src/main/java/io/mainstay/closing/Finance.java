package io.mainstay.closing;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import io.mainstay.semantics.Metric;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finance's own figures beside ours, and what explains the gap as far as the facts can. */
@Service
public class Finance {

    private static final int LONGEST_NOTE = 1_000;

    private final FinanceStore store;
    private final Closings closings;
    private final Metrics metrics;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    public Finance(JdbcClient db, Closings closings, Metrics metrics, Accounts accounts, Audit audit, Clock clock) {
        this.store = new FinanceStore(db);
        this.closings = closings;
        this.metrics = metrics;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every figure that counts, the latest month first. */
    public List<FinanceFigure> list(Principal reader) {
        Closings.requireWhole(reader);
        return store.list();
    }

    public FinanceFigure get(Principal reader, Period month, String metric) {
        return list(reader).stream()
                .filter(figure ->
                        figure.month().equals(month) && figure.metric().equals(metric))
                .findFirst()
                .orElseThrow(() -> new NotFound("figure of finance for " + month, metric));
    }

    /** @param typed as people write it: 1,234.56 or 104.2% */
    @Transactional
    public void enter(Principal by, Period month, String metric, String typed, String note) {
        by.require(Permission.CLOSE_PERIODS);
        Metric asked = metrics.get(metric);
        if (month.grain() != Grain.MONTH) {
            throw new Refused(ErrorCode.INVALID, "A figure is about a month, such as 2026-10.");
        }
        BigDecimal value = FinanceFile.number(typed, asked.unit())
                .orElseThrow(() -> new Refused(ErrorCode.INVALID, "Write a number such as 1234.56 or 104.2%."));
        add(by, month, metric, value, note);
    }

    private void add(Principal by, Period month, String metric, BigDecimal value, String note) {
        if (note.length() > LONGEST_NOTE) {
            throw new Refused(ErrorCode.INVALID, "A note has at most %,d characters.".formatted(LONGEST_NOTE));
        }
        store.add(by, month, metric, value, note.strip(), now());
        audit.note(
                by,
                "finance_figure.entered",
                month + " " + metric,
                Map.of("value", value.toPlainString(), "note", note.strip()));
    }

    @Transactional
    public void takeBack(Principal by, Period month, String metric) {
        by.require(Permission.CLOSE_PERIODS);
        FinanceFigure before = get(by, month, metric);
        store.add(by, month, metric, null, "", now());
        audit.note(
                by,
                "finance_figure.taken_back",
                month + " " + metric,
                Map.of("value", before.value().toPlainString()));
    }

    /** Takes in a file of figures, all of it or nothing. @return how many */
    @Transactional
    public int importFigures(Principal by, String csv) {
        by.require(Permission.CLOSE_PERIODS);
        List<FinanceFile.Row> rows = new FinanceFile(metrics).figures(csv);
        rows.forEach(row -> add(by, row.month(), row.metric(), row.value(), row.note()));
        return rows.size();
    }

    /** Takes in finance's amounts by account for one of its figures. @return how many accounts */
    @Transactional
    public int importAmounts(Principal by, Period month, String metric, String csv) {
        by.require(Permission.CLOSE_PERIODS);
        FinanceFigure figure = get(by, month, metric);
        Metric asked = metrics.get(figure.metric());
        if (asked.over() != null) {
            throw new Refused(
                    ErrorCode.INVALID,
                    "%s is a ratio: amounts by account do not add up to it.".formatted(asked.label()));
        }
        Map<String, BigDecimal> amounts = new FinanceFile(metrics).amounts(csv, asked.unit());
        store.addSheet(by, month, metric, amounts, now());
        audit.note(
                by,
                "finance_figure.accounts_imported",
                month + " " + metric,
                Map.of("accounts", Integer.toString(amounts.size())));
        return amounts.size();
    }

    public FinanceGap gap(Principal reader, Period month, String metric) {
        FinanceFigure theirs = get(reader, month, metric);
        Question question = Question.of(metric, List.of(month));
        Value ours = SignedFigure.kept(metrics.ask(reader, question).single().value());
        return new FinanceGap(theirs, ours, signed(reader, month, metric), byAccount(reader, theirs, question));
    }

    private @Nullable Value signed(Principal reader, Period month, String metric) {
        return closings.standing(reader, month)
                .map(closing -> closing.content().figures().get(metric))
                .map(SignedFigure::value)
                .orElse(null);
    }

    private Optional<FinanceGap.ByAccount> byAccount(Principal reader, FinanceFigure theirs, Question question) {
        Map<String, BigDecimal> amounts = store.amounts(theirs.month(), theirs.metric());
        if (amounts.isEmpty()) {
            return Optional.empty();
        }
        Map<String, AccountId> known = accounts.find(amounts.keySet());
        Map<AccountId, BigDecimal> ours = metrics.ask(reader, question.by(new Cut.ByAccount())).points().stream()
                .collect(Collectors.toMap(
                        point -> AccountId.of(Objects.requireNonNull(point.group())), Finance::amount));
        List<FinanceGap.Difference> lines = new ArrayList<>();
        Set<AccountId> told = new HashSet<>();
        amounts.forEach((key, amount) -> {
            AccountId account = known.get(key);
            BigDecimal own = account == null ? BigDecimal.ZERO : ours.getOrDefault(account, BigDecimal.ZERO);
            if (account != null) {
                told.add(account);
            }
            lines.add(new FinanceGap.Difference(account, key, amount, own));
        });
        Map<AccountId, String> keys = accounts.keys(ours.keySet());
        ours.forEach((account, amount) -> {
            if (!told.contains(account)) {
                lines.add(new FinanceGap.Difference(
                        account, keys.getOrDefault(account, account.toString()), BigDecimal.ZERO, amount));
            }
        });
        BigDecimal sum = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        lines.removeIf(line -> line.change().signum() == 0);
        lines.sort(Comparator.comparing(
                        (FinanceGap.Difference line) -> line.change().abs())
                .reversed()
                .thenComparing(FinanceGap.Difference::key));
        return Optional.of(
                new FinanceGap.ByAccount(lines, amounts.size(), theirs.value().subtract(sum)));
    }

    private static BigDecimal amount(Point point) {
        BigDecimal number = point.value().orNull();
        return number == null ? BigDecimal.ZERO : number;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
