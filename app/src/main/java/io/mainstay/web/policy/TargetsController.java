package io.mainstay.web.policy;

import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Targets;
import io.mainstay.semantics.Metric;
import io.mainstay.templates.Templates;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.settings.SettingsFrame;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What the company aims at, metric by metric, typed as people write it. */
@Controller
@RequestMapping(TargetsController.PATH)
class TargetsController {

    static final String PATH = "/settings/targets";

    private final Metrics metrics;
    private final Targets targets;
    private final SettingsFrame settings;
    private final Templates templates;

    TargetsController(Metrics metrics, Targets targets, SettingsFrame settings, Templates templates) {
        this.metrics = metrics;
        this.targets = targets;
        this.settings = settings;
        this.templates = templates;
    }

    @GetMapping
    View show(@RequestParam(defaultValue = "false") boolean saved, @RequestParam(defaultValue = "") String format) {
        return format.equals("csv") ? table().csv() : page(Map.of(), Map.of(), saved);
    }

    /** Only what differs from what is in force is kept, and nothing at all while something cannot be read. */
    @PostMapping
    View change(@RequestParam Map<String, String> typed, Principal by) {
        by.require(Permission.MANAGE_SETTINGS);
        Map<Metric, Optional<BigDecimal>> wanted = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        for (Metric metric : metrics.list()) {
            String text = typed.get(metric.name().value());
            if (text != null) {
                try {
                    wanted.put(metric, TargetText.read(text, metric.unit()));
                } catch (IllegalArgumentException cannot) {
                    problems.put(metric.name().value(), String.valueOf(cannot.getMessage()));
                }
            }
        }
        if (!problems.isEmpty()) {
            Here.now().standsAt(PATH);
            return page(typed, problems, false).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        wanted.forEach((metric, target) -> {
            if (!same(target, targets.of(metric))) {
                targets.set(by, metric.name(), target.orElse(null));
            }
        });
        return Redirects.to(PATH + "?saved=true");
    }

    private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) == 0 : one.equals(other);
    }

    private TargetsTable table() {
        return TargetsTable.of(
                metrics.list().stream()
                        .map(metric ->
                                new TargetsTable.Line(metric, targets.of(metric).orElse(null)))
                        .toList(),
                Here.now());
    }

    private Html page(Map<String, String> typed, Map<String, String> problems, boolean saved) {
        TargetsTable table = table();
        var page = new TargetsPage(
                table.listing(), table.families(metric -> row(metric, typed, problems)), saved, problems.size());
        return settings.page("Targets", templates.policyTargets(page));
    }

    private TargetsPage.Row row(Metric metric, Map<String, String> typed, Map<String, String> problems) {
        String name = metric.name().value();
        String inForce = targets.of(metric)
                .map(target -> TargetText.write(target, metric.unit()))
                .orElse("");
        Metric.Benchmark benchmark = metric.benchmark();
        return new TargetsPage.Row(
                name,
                metric.label(),
                typed.getOrDefault(name, inForce),
                metric.target() == null ? "–" : TargetText.write(metric.target(), metric.unit()),
                benchmark == null ? null : benchmark.value(),
                benchmark == null ? null : benchmark.source(),
                problems.get(name));
    }
}
