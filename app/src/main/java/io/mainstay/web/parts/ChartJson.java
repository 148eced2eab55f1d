package io.mainstay.web.parts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A chart as its script reads it. */
final class ChartJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ChartJson() {}

    static String of(Chart chart) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        Chart.Look look = chart.look();
        json.put("shape", look.shape() == Chart.Shape.STACKED ? "bar" : word(look.shape()));
        json.put("stacked", look.shape() == Chart.Shape.STACKED);
        json.put("unit", look.axis().unit());
        json.put("currency", look.axis().currency());
        json.put("unfinished", look.unfinished());
        json.put("zero", look.zero());
        json.put("labels", chart.labels());
        json.put("series", chart.series().stream().map(ChartJson::series).toList());
        json.put("marks", chart.marks().stream().filter(Chart.Mark::drawn).toList());
        return JSON.writeValueAsString(json);
    }

    private static Map<String, @Nullable Object> series(Chart.Series series) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", series.name());
        json.put("tone", word(series.tone()));
        json.put("line", series.isLine());
        json.put("points", series.points().stream().map(ChartJson::point).toList());
        return json;
    }

    private static Map<String, @Nullable Object> point(Chart.Point point) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("value", point.value());
        json.put("shown", point.shown());
        json.put("href", point.href());
        json.put("tone", point.tone() == null ? null : word(point.tone()));
        json.put("total", point.isTotal());
        return json;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
