package io.mainstay.web.revenue;

import io.mainstay.closing.Closing;
import io.mainstay.closing.Closings;
import io.mainstay.closing.Restated;
import io.mainstay.closing.SignedContent;
import io.mainstay.closing.SignedMetrics;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.MetricDefinitions;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.MetricName;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.Periods;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.MetricPage;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words one month: what was signed, what it is today, and what can be done with it. */
@Component
class PeriodPages {

    private final Closings closings;
    private final RestatementTable table;
    private final Metrics metrics;
    private final RevenueFrame frame;

    PeriodPages(Closings closings, RestatementTable table, Metrics metrics, RevenueFrame frame) {
        this.closings = closings;
        this.table = table;
        this.metrics = metrics;
        this.frame = frame;
    }

    /** A group of figures that is looked at together. */
    private record Group(String code, String label, List<String> figures) {}

    private static final List<Group> GROUPS = List.of(
            new Group("", "MRR bridge", SignedMetrics.BRIDGE),
            new Group("accounts", "Accounts", SignedMetrics.COUNTS),
            new Group("headlines", "Headlines", SignedMetrics.HEADLINES));

    /** The version of a month that the address names, or else its last; null when it was never closed. */
    @Nullable Closing shown(Period month, Here here, Principal reader) {
        List<Closing> versions = closings.versions(reader, month);
        return shown(versions, here.number("version", versions.size()));
    }

    /**
     * @param restated what became of what was signed; null when nothing was
     * @param refused what was typed, and why it was refused; null when the page is only looked at
     */
    PeriodPage page(Period month, @Nullable Restated restated, Here here, Principal reader, @Nullable Typed refused) {
        List<Closing> versions = closings.versions(reader, month);
        Closing shown = restated == null ? null : restated.closing();
        Group group = GROUPS.stream()
                .filter(one -> one.code().equals(here.parameter("show").orElse("")))
                .findFirst()
                .orElse(GROUPS.getFirst());
        boolean last = shown == null || shown.equals(versions.getLast());
        String path = PeriodsController.PATH + "/" + month.code();
        return new PeriodPage(
                head(path, month, shown, restated, versions, here),
                shown == null ? null : signature(path, shown, reader),
                last ? form(path, month, shown, reader, refused) : null,
                GROUPS.stream()
                        .map(one -> new MetricPage.Way(
                                one.label(),
                                here.with("show", one.code().isEmpty() ? null : one.code(), "page"),
                                one.equals(group)))
                        .toList(),
                figures(month, group, restated, reader),
                restated == null ? null : ties(restated, group),
                restated == null
                        ? null
                        : table.listing(restated, group.figures(), here.at(path + "/restatement.csv"), here, reader));
    }

    /** What somebody typed that was refused, and why. */
    record Typed(String text, String problem) {}

    private static @Nullable Closing shown(List<Closing> versions, int number) {
        return versions.isEmpty() ? null : versions.get(Math.clamp(number, 1, versions.size()) - 1);
    }

    private PeriodPage.Head head(
            String path,
            Period month,
            @Nullable Closing shown,
            @Nullable Restated restated,
            List<Closing> versions,
            Here here) {
        List<MetricPage.Way> others = new ArrayList<>();
        if (versions.size() > 1) {
            versions.forEach(one -> others.add(new MetricPage.Way(
                    "Version " + one.content().version(),
                    here.with("version", Integer.toString(one.content().version()), "page"),
                    one.equals(shown))));
        }
        return new PeriodPage.Head(
                path,
                Periods.label(month.code()),
                shown == null || restated == null ? Words.open() : Words.state(shown, restated.isRestated()),
                others,
                shown == null && !closings.isOver(month)
                        ? "This month is still running. It can be closed after its end."
                        : null);
    }

    private PeriodPage.Signature signature(String path, Closing closing, Principal reader) {
        Show show = frame.show();
        SignedContent content = closing.content();
        List<PeriodPage.Fact> facts = new ArrayList<>();
        facts.add(new PeriodPage.Fact(
                "Closed",
                "%s, %s"
                        .formatted(
                                content.signer().name(),
                                show.moment(content.signer().at()))));
        if (!content.signer().note().isEmpty()) {
            facts.add(new PeriodPage.Fact("Note", content.signer().note()));
        }
        Closing.Reopening reopening = closing.reopening();
        if (reopening != null) {
            facts.add(new PeriodPage.Fact(
                    "Reopened",
                    "%s, %s: %s".formatted(reopening.name(), show.moment(reopening.at()), reopening.reason())));
        }
        facts.add(new PeriodPage.Fact(
                "Known then", "%,d facts%s".formatted(content.known().seq(), setAside(content.setAside()))));
        facts.add(new PeriodPage.Fact("Definitions", definitions(content)));
        facts.add(new PeriodPage.Fact(
                "Follows on", content.previous().isEmpty() ? "Nothing: it was the first" : content.previous()));
        String file = path + "/versions/" + content.version();
        return new PeriodPage.Signature(
                facts,
                closing.signature(),
                closings.verify(reader, closing).problems(),
                file + ".json",
                file + "/accounts.csv");
    }

    private static String setAside(long count) {
        return count == 0 ? "; none set aside" : "; %,d set aside, and known to be".formatted(count);
    }

    /** Whether the program still defines everything as it did. */
    private static String definitions(SignedContent content) {
        Map<String, String> now = new TreeMap<>(MetricDefinitions.fingerprints());
        List<String> changed = new ArrayList<>();
        content.definitions().forEach((file, fingerprint) -> {
            if (!fingerprint.equals(now.remove(file))) {
                changed.add(file);
            }
        });
        changed.addAll(now.keySet());
        return changed.isEmpty()
                ? "The %d files are what they were"
                        .formatted(content.definitions().size())
                : "Changed since: " + String.join(", ", changed);
    }

    private PeriodPage.@Nullable Form form(
            String path, Period month, @Nullable Closing last, Principal reader, @Nullable Typed refused) {
        boolean closes = last == null || !last.stands();
        if (!reader.may(Permission.CLOSE_PERIODS) || closes && !closings.isOver(month)) {
            return null;
        }
        return new PeriodPage.Form(
                closes,
                path + (closes ? "/closing" : "/reopening"),
                closings.setAside(),
                refused == null ? "" : refused.text(),
                refused == null ? null : refused.problem());
    }

    private Listing figures(Period month, Group group, @Nullable Restated restated, Principal reader) {
        var words = new Words(metrics, frame.show());
        Map<String, Value> today = restated == null ? today(month, group, reader) : Map.of();
        List<Listing.Row> rows = new ArrayList<>();
        for (String metric : group.figures()) {
            String href = "/metrics/%s/accounts?period=%s".formatted(metric, month.code());
            Cell label = Cell.of(words.label(metric));
            rows.add(
                    restated == null
                            ? Listing.Row.drill(
                                    href,
                                    label,
                                    Cell.of(words.figure(metric, today.getOrDefault(metric, Value.none("")))))
                            : Listing.Row.drill(
                                    href,
                                    label,
                                    Cell.of(words.figure(metric, restated.signed(metric))),
                                    Cell.of(words.figure(metric, restated.today(metric))),
                                    Cell.of(words.change(metric, restated.difference(metric)))));
        }
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("Figure", null));
        if (restated != null) {
            columns.add(Column.number("Signed", null));
        }
        columns.add(Column.number("Today", null));
        if (restated != null) {
            columns.add(Column.number("Restated by", null));
        }
        return new Listing(
                "figures",
                group.label() + ", " + Periods.label(month.code()),
                columns,
                rows,
                null,
                Listing.Extras.NONE,
                Empty.of("calendar", "No figures", ""));
    }

    private Map<String, Value> today(Period month, Group group, Principal reader) {
        Map<String, Value> today = new LinkedHashMap<>();
        List<MetricName> names = group.figures().stream().map(MetricName::of).toList();
        for (Answer answer : metrics.askAll(reader, names, Question.of("mrr", List.of(month)))) {
            today.put(answer.metric().name().value(), answer.single().value());
        }
        return today;
    }

    /** That signed figure and lines make today's figure, or for which they do not. */
    private PeriodPage.Ties ties(Restated restated, Group group) {
        List<String> loose = new ArrayList<>();
        var words = new Words(metrics, frame.show());
        for (String metric : group.figures()) {
            BigDecimal signed = restated.signed(metric).orNull();
            BigDecimal today = restated.today(metric).orNull();
            if (signed != null
                    && today != null
                    && signed.add(restated.sum(metric)).subtract(today).abs().compareTo(ROUNDING) > 0) {
                loose.add(words.label(metric));
            }
        }
        if (!loose.isEmpty()) {
            return new PeriodPage.Ties("The lines do not make today’s figure of " + String.join(", ", loose), false);
        }
        List<String> moved = RestatementTable.moved(restated, group.figures());
        String last = moved.isEmpty() ? "" : moved.getLast();
        if (moved.isEmpty()) {
            return new PeriodPage.Ties("Every figure here is today what was signed.", true);
        }
        Figure sum = words.change(last, Value.of(restated.sum(last)));
        return new PeriodPage.Ties(
                "For every figure, what was signed and the lines below make what is today. %s: %s %s makes %s."
                        .formatted(
                                words.label(last),
                                words.figure(last, restated.signed(last)).shown(),
                                sum.shown(),
                                words.figure(last, restated.today(last)).shown()),
                true);
    }

    private static final BigDecimal ROUNDING = new BigDecimal("0.00000000001");
}
