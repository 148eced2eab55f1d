package io.mainstay.web.metrics;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.Metric;
import io.mainstay.web.parts.Arrangement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One metric of the catalogue with where it stands, and by what the catalogue finds and sorts it. */
record CatalogueLine(Metric metric, Answer answer) {

    /** By family, the catalogue's own order; by value each unit by itself, for dollars are no more than percents. */
    static final Arrangement<CatalogueLine> WAYS = Arrangement.<CatalogueLine>of("metrics", CatalogueLine::words)
            .shown(1_000)
            .text("name", line -> line.metric().label())
            .sort("family", Comparator.comparing(line -> line.metric().family()))
            .sort(
                    "value",
                    Comparator.comparing((CatalogueLine line) -> line.metric().unit())
                            .thenComparing(
                                    line -> line.now().value().orNull(),
                                    Comparator.nullsFirst(Comparator.naturalOrder())))
            .value("change", CatalogueLine::change)
            .text("owner", CatalogueLine::owner)
            .group("family", "Family", CatalogueLine::family)
            .group("owner", "Owner", CatalogueLine::owner);

    private static final BigDecimal FROM_NOTHING = BigDecimal.valueOf(Long.MAX_VALUE);

    static final List<String> HEADER = List.of(
            "metric",
            "label",
            "family",
            "unit",
            "better",
            "version",
            "question",
            "formula",
            "owner",
            "period",
            "value",
            "why",
            "before");

    Point now() {
        return answer.points().getLast();
    }

    /** Of the period before; the same where there is none before. */
    Point before() {
        List<Point> points = answer.points();
        return points.get(Math.max(0, points.size() - 2));
    }

    String family() {
        return FamilyName.of(metric.family());
    }

    String owner() {
        return Definition.owner(metric);
    }

    /** Against the size of the value before; from nothing it is the greatest; null where the two cannot be compared. */
    private @Nullable BigDecimal change() {
        BigDecimal was = before().value().orNull();
        BigDecimal is = now().value().orNull();
        boolean growing = metric.kind() == Metric.Shape.SUM && now().unfinished();
        if (was == null || is == null || growing) {
            return null;
        }
        return was.signum() == 0
                ? FROM_NOTHING.multiply(BigDecimal.valueOf(is.signum()))
                : is.subtract(was).divide(was.abs(), MathContext.DECIMAL64);
    }

    List<String> cells() {
        return List.of(
                metric.name().value(),
                metric.label(),
                word(metric.family()),
                word(metric.unit()),
                word(metric.better()),
                Integer.toString(metric.version()),
                metric.question(),
                metric.formula(),
                metric.owner(),
                now().period().code(),
                plain(now().value()),
                now().value() instanceof Value.None(String why) ? why : "",
                plain(before().value()));
    }

    private static String plain(Value value) {
        BigDecimal number = value.orNull();
        return number == null
                ? ""
                : number.setScale(Math.min(number.scale(), 12), RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String words(CatalogueLine line) {
        Metric metric = line.metric();
        return String.join(" ", metric.label(), metric.name().value(), metric.question(), metric.meaning());
    }
}
