package io.mainstay.web.overview;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.MetricName;
import io.mainstay.web.AccountNames;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.View;
import io.mainstay.web.metrics.Wording;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    private final AccountNames names;

    Movers(Metrics metrics, AccountNames names) {
        this.metrics = metrics;
        this.names = names;
    }

    private record Mover(String account, String name, BigDecimal moved, Value now) {}

    /** Which accounts a list holds. */
    enum Side {
        GREW("Grew most in ", "No account grew in "),
        LOST("Lost most in ", "No account shrank in ");

        private final String title;
        private final String none;

        Side(String title, String none) {
            this.title = title;
            this.none = none;
        }

        String own() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one that moved most first. */
        private List<Mover> of(List<Mover> movers) {
            return this == GREW
                    ? movers.reversed().stream()
                            .filter(mover -> mover.moved().signum() > 0)
                            .toList()
                    : movers.stream()
                            .filter(mover -> mover.moved().signum() < 0)
                            .toList();
        }

        private Arrangement<Mover> ways() {
            return Arrangement.<Mover>of("accounts", Mover::name)
                    .own(own())
                    .shown(SHOWN)
                    .text("name", Mover::name)
                    .value("change", Mover::moved)
                    .value("mrr", mover -> mover.now().orNull());
        }
    }

    /** What one of the lists holds, for a file. */
    List<List<String>> csv(Side side, View view, Here here, Principal reader) {
        List<Mover> movers = movers(view.only(view.period()), reader);
        return side.ways().of(side.of(movers), here).found().stream()
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
        Map<AccountId, String> called = names.ofGroups(
                reader, one.asOf(), answers.getFirst().points().stream().map(Point::group));
        return answers.getFirst().points().stream()
                .filter(point -> moved(point).signum() != 0)
                .map(point -> mover(point, levels, called))
                .sorted(Comparator.comparing(Mover::moved))
                .toList();
    }

    List<Listing> lists(View view, Show show, Here here, Principal reader) {
        View one = view.only(view.period());
        List<Mover> movers = movers(one, reader);
        return Arrays.stream(Side.values())
                .map(side -> list(side, side.ways().of(side.of(movers), here), one, show))
                .toList();
    }

    private static Mover mover(Point point, Map<String, Value> levels, Map<AccountId, String> names) {
        String account = Objects.requireNonNull(point.group());
        return new Mover(
                account,
                names.getOrDefault(AccountId.of(account), ""),
                moved(point),
                levels.getOrDefault(account, Value.of(BigDecimal.ZERO)));
    }

    private static BigDecimal moved(Point point) {
        BigDecimal number = point.value().orNull();
        return number == null ? BigDecimal.ZERO : number;
    }

    private Listing list(Side side, Arranged<Mover> arranged, View view, Show show) {
        var level = new Wording(metrics.get("mrr"), show);
        String period = Wording.label(view.period());
        List<Listing.Row> rows = arranged.shown().stream()
                .map(mover -> Listing.Row.drill(
                        view.account(MOVED, mover.account()),
                        Cell.of(mover.name()),
                        Cell.of(show.change(mover.moved())),
                        Cell.of(level.figure(mover.now()))))
                .toList();
        return new Listing(
                "movers-" + side.own(),
                side.title + period,
                List.of(Column.text("Account", "name"), Column.number("Change", "change"), Column.number("MRR", "mrr")),
                rows,
                null,
                arranged.extras(arranged.here().at("/overview/movers/" + side.own() + ".csv")),
                arranged.empty(Empty.of(
                        "accounts",
                        side.none + period,
                        "Movements of MRR appear here with the accounts behind them.")));
    }
}
