package io.mainstay.web.overview;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.MetricName;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.View;
import io.mainstay.web.metrics.Wording;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The accounts that moved MRR the most in the period, up and down, by name. */
@Component
class Movers {

    private static final int SHOWN = 6;
    private static final String MOVED = "net_new_mrr";
    private static final List<MetricName> ASKED = List.of(MetricName.of(MOVED), MetricName.of("mrr"));

    private final Metrics metrics;

    Movers(Metrics metrics) {
        this.metrics = metrics;
    }

    private record Mover(String account, String name, BigDecimal moved, Value now) {}

    /** Every account that moved, for a file: the one that lost most first. */
    List<List<String>> csv(View view, Principal reader) {
        return movers(view.only(view.period()), reader).stream()
                .map(mover -> List.of(
                        mover.name(),
                        plain(mover.moved()),
                        mover.now().orNull() instanceof BigDecimal now ? plain(now) : ""))
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private List<Mover> movers(View one, Principal reader) {
        List<Answer> answers = metrics.askAll(reader, ASKED, one.question(MOVED).by(new Cut.ByAccount()));
        Map<String, Value> levels = new HashMap<>();
        answers.getLast().points().forEach(point -> levels.put(Objects.requireNonNull(point.group()), point.value()));
        Map<AccountId, String> names = metrics.accountNames(reader, one.asOf());
        return answers.getFirst().points().stream()
                .filter(point -> moved(point).signum() != 0)
                .map(point -> mover(point, levels, names))
                .sorted(Comparator.comparing(Mover::moved))
                .toList();
    }

    List<Listing> lists(View view, Show show, Principal reader) {
        View one = view.only(view.period());
        List<Mover> movers = movers(one, reader);
        String period = Wording.label(view.period());
        List<Mover> up = movers.reversed().stream()
                .filter(mover -> mover.moved().signum() > 0)
                .limit(SHOWN)
                .toList();
        List<Mover> down = movers.stream()
                .filter(mover -> mover.moved().signum() < 0)
                .limit(SHOWN)
                .toList();
        return List.of(
                list("movers-up", "Grew most in " + period, up, one, show, "No account grew in " + period),
                list("movers-down", "Lost most in " + period, down, one, show, "No account shrank in " + period));
    }

    private static Mover mover(Point point, Map<String, Value> levels, Map<AccountId, String> names) {
        String account = Objects.requireNonNull(point.group());
        return new Mover(
                account,
                names.getOrDefault(AccountId.of(account), "Account " + account),
                moved(point),
                levels.getOrDefault(account, Value.of(BigDecimal.ZERO)));
    }

    private static BigDecimal moved(Point point) {
        BigDecimal number = point.value().orNull();
        return number == null ? BigDecimal.ZERO : number;
    }

    private Listing list(String id, String title, List<Mover> movers, View view, Show show, String none) {
        var level = new Wording(metrics.get("mrr"), show);
        List<Listing.Row> rows = movers.stream()
                .map(mover -> Listing.Row.drill(
                        view.account(MOVED, mover.account()),
                        Cell.of(mover.name()),
                        Cell.of(show.change(mover.moved())),
                        Cell.of(level.figure(mover.now()))))
                .toList();
        return new Listing(
                id,
                title,
                List.of(Column.text("Account", null), Column.number("Change", null), Column.number("MRR", null)),
                rows,
                null,
                new Listing.Extras(null, null, view.on("/overview/movers.csv"), null),
                Empty.of("accounts", none, "Movements of MRR appear here with the accounts behind them."));
    }
}
