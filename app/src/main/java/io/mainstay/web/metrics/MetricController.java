package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.AnswerWriter;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Targets;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.semantics.Metric;
import io.mainstay.templates.Templates;
import io.mainstay.web.AccountNames;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Lens;
import io.mainstay.web.parts.Chart;
import io.mainstay.web.parts.Listing;
import io.mainstay.workspace.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One metric: over time, split, compared, opened, and explained. */
@Controller
class MetricController {

    private final Metrics metrics;
    private final AccountNames names;
    private final Targets targets;
    private final AnswerWriter writer;
    private final Views views;
    private final Controls controls;
    private final Marks marks;
    private final RestatedMonths restated;
    private final Frame frame;
    private final Templates templates;

    MetricController(
            Metrics metrics,
            AccountNames names,
            Targets targets,
            AnswerWriter writer,
            Views views,
            Controls controls,
            Marks marks,
            RestatedMonths restated,
            Frame frame,
            Templates templates) {
        this.metrics = metrics;
        this.names = names;
        this.targets = targets;
        this.writer = writer;
        this.views = views;
        this.controls = controls;
        this.marks = marks;
        this.restated = restated;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/metrics/{name}")
    Html show(@PathVariable String name, Lens lens, Here here, Principal reader) {
        Metric metric = metrics.get(name);
        View view = views.of(lens, here, reader);
        var wording = new Wording(metric, frame.show());
        Answer whole = metrics.ask(reader, view.question(name));
        var drawing = new MetricChart(
                wording, view, targets.of(metric), marks.of(List.of(metric), view.periods(), frame.show(), reader));
        var table = new MetricTable(new Columns(metrics, wording), view, controls.csv(name, here), here);
        List<Chart> charts;
        Listing listing;
        if (view.cut() instanceof Cut.None) {
            charts = List.of(drawing.whole(whole, earlier(name, view, here, reader)));
            listing = table.periods(whole);
        } else {
            Answer split = metrics.ask(reader, view.question(name).by(view.cut()));
            List<MetricChart.Group> groups = MetricChart.Group.of(split, names(split, view, reader));
            charts = drawing.cut(groups);
            listing = table.groups(groups, whole.points().getLast());
        }
        var page = new MetricPage(
                views.doubts(view, here, reader),
                controls.head(whole, wording, targets.of(metric), view),
                Standing.of(whole, frame.show()),
                charts,
                listing,
                controls.of(view, here, reader),
                restated.list(wording, here, reader),
                Definition.of(metric, wording));
        return frame.page(metric.label(), lens, templates.metricsMetric(page));
    }

    private Map<AccountId, String> names(Answer split, View view, Principal reader) {
        return view.cut() instanceof Cut.ByAccount
                ? names.ofGroups(reader, view.asOf(), split.points().stream().map(Point::group))
                : Map.of();
    }

    @GetMapping("/metrics/{name}.csv")
    ResponseEntity<String> csv(@PathVariable String name, Lens lens, Here here, Principal reader) {
        View view = views.of(lens, here, reader);
        List<String> doubts = views.doubts(view, here, reader);
        if (!doubts.isEmpty()) {
            throw new Refused(ErrorCode.INVALID, doubts.getFirst());
        }
        Metric metric = metrics.get(name);
        Question question = view.question(metric.name().value()).by(view.cut());
        Answer answer = metrics.ask(reader, question);
        var table = new MetricTable(new Columns(metrics, new Wording(metric, frame.show())), view, "", here);
        List<Point> found = view.cut() instanceof Cut.None
                ? table.found(answer)
                : table.found(MetricChart.Group.of(answer, names(answer, view, reader)));
        var shown = new Answer(metric, found, answer.knownAt(), answer.coverage(), answer.freshness());
        return Downloads.csv(name, writer.csv(question, shown));
    }

    @GetMapping("/metrics/{name}/restatements.csv")
    CsvFile restatements(@PathVariable String name, Here here, Principal reader) {
        String metric = metrics.get(name).name().value();
        return new CsvFile(
                "restatements-" + metric,
                List.of("month", "signed", "today", "restated_by"),
                restated.csv(metric, here, reader));
    }

    private MetricChart.@Nullable Earlier earlier(String name, View view, Here here, Principal reader) {
        View shifted =
                switch (here.parameter("compare").orElse("")) {
                    case "previous" -> views.before(view);
                    case "year" -> views.yearBefore(view);
                    default -> null;
                };
        return shifted == null
                ? null
                : new MetricChart.Earlier(
                        here.parameter("compare").orElse("").equals("year") ? "A year earlier" : "Periods before",
                        metrics.ask(reader, shifted.question(name)).points());
    }
}
