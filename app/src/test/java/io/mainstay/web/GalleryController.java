package io.mainstay.web;

import gg.jte.TemplateOutput;
import gg.jte.models.runtime.JteModel;
import io.mainstay.templates.Templates;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Banner;
import io.mainstay.web.parts.Chart;
import io.mainstay.web.parts.Chart.Axis;
import io.mainstay.web.parts.Chart.Look;
import io.mainstay.web.parts.Chart.Point;
import io.mainstay.web.parts.Chart.Series;
import io.mainstay.web.parts.Chart.Shape;
import io.mainstay.web.parts.Chart.Tone;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.parts.Listing.Row;
import io.mainstay.web.parts.Pager;
import io.mainstay.web.parts.Tile;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every part of a page on one page, for looking at them and for checking them; not in the product. */
@Controller
class GalleryController {

    private static final List<String> MONTHS =
            List.of("May 2026", "Jun 2026", "Jul 2026", "Aug 2026", "Sep 2026", "Oct 2026", "Nov 2026");

    private final Frame frame;
    private final Templates templates;

    GalleryController(Frame frame, Templates templates) {
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/gallery")
    Html show(Lens lens) {
        return frame.page("Gallery", lens, new Stack(List.of(tiles(), charts(), waterfall(), listing(), rest())));
    }

    private JteModel tiles() {
        var spark = new Tile.Spark(decimals("1.02", "1.04", "1.03", "1.07", "1.05", "1.08"), new BigDecimal("1.06"));
        var up = new Tile.Change("+2.1 points since October", "good");
        var down = new Tile.Change("−€12.4k since October", "bad");
        return new Stack(
                "tiles",
                List.of(
                        templates.partsTile(new Tile(
                                "ARR",
                                "/gallery",
                                Show.plain().money(new BigDecimal("14861").movePointRight(3)),
                                down,
                                "Target €15M",
                                spark,
                                null)),
                        templates.partsTile(new Tile(
                                "NRR",
                                "/gallery",
                                Show.plain().percent(new BigDecimal("1.0842")),
                                up,
                                "Target 106%",
                                spark,
                                new Tile.Note("82% counted", "338 of 412 subscriptions counted.", true))),
                        templates.partsTile(new Tile(
                                "Renewal rate",
                                null,
                                Figure.none("nothing came up for renewal"),
                                null,
                                null,
                                null,
                                null))));
    }

    private JteModel charts() {
        return new Stack(
                "columns",
                List.of(
                        templates.partsChart(new Chart(
                                "nrr",
                                "Net revenue retention stays above its target",
                                "Trailing twelve months",
                                Look.of(Shape.LINE, Axis.percent()).unfinished(true),
                                MONTHS,
                                List.of(
                                        Series.of(
                                                "NRR",
                                                Tone.PLAIN,
                                                shares("1.02", "1.04", "1.03", "1.07", "1.05", "1.08", "1.06")),
                                        Series.of(
                                                "GRR",
                                                Tone.SECOND,
                                                shares("0.93", "0.92", "0.94", "0.93", "0.91", "0.90", "0.92")),
                                        Series.dashed(
                                                "Target",
                                                Tone.TARGET,
                                                shares("1.05", "1.05", "1.05", "1.05", "1.05", "1.05", "1.05"))),
                                List.of(new Chart.Mark(2, "v2", "Definition changed")))),
                        templates.partsChart(new Chart(
                                "moves",
                                "Expansion outgrew churn in five of seven months",
                                null,
                                Look.of(Shape.STACKED, Axis.money("EUR")).unfinished(true),
                                MONTHS,
                                List.of(
                                        Series.of(
                                                "Expansion",
                                                Tone.EXPANSION,
                                                money("1200", "1800", "900", "2400", "1600", "2100", "700")),
                                        Series.of(
                                                "New",
                                                Tone.NEW,
                                                money("800", "700", "1100", "600", "1500", "900", "300")),
                                        Series.of(
                                                "Churn",
                                                Tone.CHURN,
                                                money("-700", "-1900", "-400", "-600", "-2100", "-500", "-100"))),
                                List.of()))));
    }

    private JteModel waterfall() {
        return templates.partsChart(new Chart(
                "bridge",
                "From 12.1k to 13.8k in October",
                null,
                Look.of(Shape.WATERFALL, Axis.money("EUR")),
                List.of("Opening", "New", "Expansion", "Reactivation", "Contraction", "Churn", "Closing"),
                List.of(Series.of(
                        "MRR",
                        Tone.PLAIN,
                        List.of(
                                Point.total(new BigDecimal("12100"), "€12.1k"),
                                Point.step(new BigDecimal("900"), "+€900", Tone.NEW, "/gallery"),
                                Point.step(new BigDecimal("2100"), "+€2,100", Tone.EXPANSION, "/gallery"),
                                Point.step(new BigDecimal("200"), "+€200", Tone.REACTIVATION, "/gallery"),
                                Point.step(new BigDecimal("-900"), "−€900", Tone.CONTRACTION, "/gallery"),
                                Point.step(new BigDecimal("-600"), "−€600", Tone.CHURN, "/gallery"),
                                Point.total(new BigDecimal("13800"), "€13.8k")))),
                List.of()));
    }

    private JteModel listing() {
        var show = Show.plain();
        var rows = IntStream.range(0, 8)
                .mapToObj(at -> Row.drill(
                        "/gallery?level=" + at,
                        Cell.of("Anchorage " + at),
                        Cell.of("Enterprise"),
                        Cell.of("Ada"),
                        Cell.of(show.money(new BigDecimal(123456 * (at + 1)))),
                        Cell.of(
                                at % 3 == 0
                                        ? Figure.none("no subscription before")
                                        : show.percent(new BigDecimal("0.9421"))),
                        Cell.of(new Badge(at % 2 == 0 ? "good" : "bad", at % 2 == 0 ? "Live" : "Churned"))))
                .toList();
        var columns = List.of(
                Column.text("Account", "name"),
                Column.text("Segment", null),
                Column.text("Owner", null),
                Column.number("ARR", "arr"),
                Column.number("NRR", "nrr"),
                Column.text("State", null));
        var totals = Row.of(
                Cell.of("Total"),
                Cell.of(""),
                Cell.of(""),
                Cell.of(show.money(new BigDecimal("4444416"))),
                Cell.of(""),
                Cell.of(""));
        return templates.partsListing(new Listing(
                "accounts",
                "Accounts",
                columns,
                rows,
                totals,
                new Listing.Extras(
                        "-arr", "", "/gallery.csv", new Pager("1 to 8 of 412 accounts", null, null, "/gallery?page=2")),
                Empty.of("accounts", "None", "None.")));
    }

    private JteModel rest() {
        return new Stack(List.of(
                templates.partsBanner(Banner.note("Facts are being copied: 12,000 of 40,000.")),
                templates.partsBanner(
                        Banner.warning("Three records do not fit.").link("Look at them", "/gallery")),
                templates.partsEmpty(Empty.of("data", "No sources yet", "A source brings in what billing and CRM know.")
                        .link("Import a file", "/gallery"))));
    }

    private static List<Point> shares(String... values) {
        return Arrays.stream(values)
                .map(BigDecimal::new)
                .map(value ->
                        Point.of(value, Show.plain().percent(value).shown()).opens("/gallery"))
                .toList();
    }

    private static List<Point> money(String... values) {
        return Arrays.stream(values)
                .map(BigDecimal::new)
                .map(value -> Point.of(value, Show.plain().money(value).shown()))
                .toList();
    }

    private static List<BigDecimal> decimals(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).toList();
    }

    /** Parts one below the other, or beside one another. */
    private record Stack(String look, List<JteModel> parts) implements JteModel {

        Stack(List<JteModel> parts) {
            this("stack", parts);
        }

        @Override
        public void render(TemplateOutput output) {
            output.writeContent("<div class=\"" + look + "\">");
            parts.forEach(part -> part.render(output));
            output.writeContent("</div>");
        }

        @Override
        public void writeTo(TemplateOutput output) {
            render(output);
        }
    }
}
