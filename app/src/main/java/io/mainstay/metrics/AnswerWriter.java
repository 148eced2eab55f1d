package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.accounts.Accounts;
import io.mainstay.platform.Csv;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.Unit;
import io.mainstay.workspace.Workspace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers for programs, as JSON or CSV. Numbers are decimal texts, so that no digit is lost; no value is null with
 * the reason beside it; accounts are named by their keys.
 */
public class AnswerWriter {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_DECIMALS = 12;

    private final Accounts accounts;
    private final Workspace workspace;

    AnswerWriter(Accounts accounts, Workspace workspace) {
        this.accounts = accounts;
        this.workspace = workspace;
    }

    public String json(Question question, Answer answer) {
        Metric metric = answer.metric();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("metric", metric.name().value());
        json.put("label", metric.label());
        json.put("version", metric.version());
        json.put("unit", unit(metric));
        json.put("currency", currency(metric));
        json.put(
                "cut",
                question.cut() instanceof Cut.None ? null : question.cut().code());
        json.put("filter", question.filter().attributes());
        json.put("known_at", answer.knownAt().toString());
        json.put("freshest", answer.freshness().last().map(Instant::toString).orElse(null));
        json.put(
                "silent_sources",
                answer.freshness().silent().stream()
                        .map(silent -> Map.of(
                                "source",
                                silent.source(),
                                "since",
                                silent.since().toString()))
                        .toList());
        json.put("coverage", coverage(answer.coverage()));
        Map<AccountId, String> keys = keys(question, answer);
        json.put(
                "points",
                answer.points().stream().map(point -> point(point, keys)).toList());
        return JSON.writeValueAsString(json);
    }

    public String csv(Question question, Answer answer) {
        Metric metric = answer.metric();
        var csv = new Csv()
                .row(
                        "metric",
                        "period",
                        "from",
                        "to",
                        "group",
                        "value",
                        "why",
                        "numerator",
                        "denominator",
                        "unit",
                        "currency",
                        "unfinished",
                        "known_at",
                        "freshest",
                        "coverage",
                        "left_out",
                        "low",
                        "high",
                        "observed");
        Map<AccountId, String> keys = keys(question, answer);
        String leftOut =
                answer.coverage().gaps().stream().map(Coverage.Gap::words).collect(Collectors.joining("; "));
        for (Point point : answer.points()) {
            csv.row(
                    metric.name(),
                    point.period().code(),
                    point.period().from(),
                    point.period().to(),
                    group(point, keys),
                    number(point.value()),
                    why(point.value()),
                    number(point.of()),
                    number(point.over()),
                    unit(metric),
                    currency(metric),
                    point.unfinished(),
                    answer.knownAt(),
                    answer.freshness().last().orElse(null),
                    answer.coverage().share().stripTrailingZeros(),
                    leftOut,
                    limit(point, Range::low),
                    limit(point, Range::high),
                    limit(point, Range::observed));
        }
        return csv.toString();
    }

    /** What metrics there are, for whoever wants to ask. */
    public String json(List<Metric> metrics) {
        return JSON.writeValueAsString(
                Map.of("metrics", metrics.stream().map(AnswerWriter::about).toList()));
    }

    public String csv(List<Metric> metrics) {
        var csv = new Csv().row("metric", "label", "family", "unit", "better", "version", "question", "formula");
        metrics.forEach(metric -> csv.row(
                metric.name(),
                metric.label(),
                word(metric.family()),
                unit(metric),
                word(metric.better()),
                metric.version(),
                metric.question(),
                metric.formula()));
        return csv.toString();
    }

    private static Map<String, @Nullable Object> about(Metric metric) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("metric", metric.name().value());
        json.put("label", metric.label());
        json.put("family", word(metric.family()));
        json.put("question", metric.question());
        json.put("meaning", metric.meaning());
        json.put("formula", metric.formula());
        json.put("unit", unit(metric));
        json.put("better", word(metric.better()));
        json.put("version", metric.version());
        return json;
    }

    private static Map<String, @Nullable Object> point(Point point, Map<AccountId, String> keys) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("period", point.period().code());
        json.put("from", point.period().from().toString());
        json.put("to", point.period().to().toString());
        json.put("group", group(point, keys));
        json.put("value", text(number(point.value())));
        json.put("why", why(point.value()));
        if (point.range() != null) {
            json.put("low", text(limit(point, Range::low)));
            json.put("high", text(limit(point, Range::high)));
            json.put("observed", text(limit(point, Range::observed)));
        }
        json.put("numerator", text(number(point.of())));
        json.put("denominator", text(number(point.over())));
        json.put("unfinished", point.unfinished());
        return json;
    }

    private static Map<String, Object> coverage(Coverage coverage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("share", coverage.share().stripTrailingZeros().toPlainString());
        json.put(
                "parts",
                coverage.parts().stream()
                        .map(part -> Map.of("what", part.what(), "due", part.due(), "counted", part.counted()))
                        .toList());
        json.put("left_out", coverage.gaps().stream().map(Coverage.Gap::words).toList());
        return json;
    }

    private Map<AccountId, String> keys(Question question, Answer answer) {
        if (!(question.cut() instanceof Cut.ByAccount)) {
            return Map.of();
        }
        List<AccountId> ids = new ArrayList<>();
        for (Point point : answer.points()) {
            if (point.group() != null) {
                ids.add(AccountId.of(point.group()));
            }
        }
        return accounts.keys(ids);
    }

    private static @Nullable String group(Point point, Map<AccountId, String> keys) {
        String group = point.group();
        return group == null || keys.isEmpty() ? group : keys.getOrDefault(AccountId.of(group), group);
    }

    private static @Nullable BigDecimal limit(Point point, Function<Range, @Nullable BigDecimal> part) {
        Range range = point.range();
        return range == null ? null : rounded(part.apply(range));
    }

    private static @Nullable BigDecimal number(@Nullable Value value) {
        return value == null ? null : rounded(value.orNull());
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        return number.scale() > MOST_DECIMALS
                ? number.setScale(MOST_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros()
                : number.stripTrailingZeros();
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable String why(Value value) {
        return value instanceof Value.None(String why) ? why : null;
    }

    private @Nullable String currency(Metric metric) {
        return metric.unit() == Unit.MONEY ? workspace.company().currency().getCurrencyCode() : null;
    }

    private static String unit(Metric metric) {
        return word(metric.unit());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
