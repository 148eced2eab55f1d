package io.mainstay.conformance;

import io.mainstay.facts.RawFact;
import io.mainstay.metrics.AsOf;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.Unit;
import io.mainstay.workspace.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Events over months, with the bridge they must give under several conventions. */
final class TimelineCase implements GoldenCase {

    /** The field of an expected month, and the metric that must give it. */
    private static final Map<String, String> MOVEMENTS = Map.of(
            "new", "new_mrr",
            "expansion", "expansion_mrr",
            "contraction", "contraction_mrr",
            "churn", "churned_mrr",
            "reactivation", "reactivated_mrr",
            "fx", "currency_effect");

    private static final Map<String, String> STATED = Map.of(
            "opening", "opening_mrr",
            "closing", "mrr",
            "customers", "customers",
            "logos_new", "new_customers",
            "logos_churned", "churned_customers",
            "logos_reactivated", "reactivated_customers",
            "net_new", "net_new_mrr",
            "arr", "arr",
            "arpa", "arpa");

    private static final Set<String> CASE =
            Set.of("tz", "reporting_currency", "fx_month_end", "events", "expectations");
    private static final Set<String> EXPECTATION = Set.of("convention", "options", "months", "metrics");
    private static final Set<String> REMARKS = Set.of("month", "note", "comment");

    @Override
    public String kind() {
        return "timeline";
    }

    @Override
    public List<String> run(JsonNode golden, Laboratory laboratory) {
        Fields.only(golden, CASE, "The case");
        String currency = golden.path("reporting_currency").asString("USD");
        List<String> mismatches = new ArrayList<>();
        Recorded recorded = null;
        for (JsonNode expectation : golden.get("expectations")) {
            Fields.only(expectation, EXPECTATION, "An expectation");
            JsonNode options = expectation.path("options");
            ZoneId zone =
                    ZoneId.of(options.path("tz").asString(golden.path("tz").asString("UTC")));
            var needed =
                    new Recorded(zone, options.path("backdating").asString("").equals("book"));
            if (!needed.equals(recorded)) {
                record(golden, laboratory, needed, currency);
                recorded = needed;
            }
            String convention = expectation.path("convention").asString("");
            try (Metrics metrics = laboratory.metrics(zone, currency, PolicyAnswers.of(options))) {
                check(expectation, options, zone, metrics).forEach(m -> mismatches.add(convention + ": " + m));
            }
        }
        return mismatches;
    }

    /** How the events stand in the laboratory: with local times of a zone, and as booked or as restated. */
    private record Recorded(ZoneId zone, boolean booked) {}

    private static void record(JsonNode golden, Laboratory laboratory, Recorded as, String currency) {
        laboratory.begin(as.zone());
        var history = new SubscriptionHistory(golden.get("events"), currency, as.zone(), as.booked());
        List<Instant> learned = history.learned();
        List<RawFact> rates = rates(golden.path("fx_month_end"));
        if (!rates.isEmpty()) {
            laboratory.record(rates, learned.getFirst());
        }
        Map<String, RawFact> known = new LinkedHashMap<>();
        for (Instant moment : learned) {
            List<RawFact> fresh = new ArrayList<>();
            history.knownAt(moment).forEach((key, fact) -> {
                if (!fact.equals(known.put(key, fact))) {
                    fresh.add(fact);
                }
            });
            laboratory.record(fresh, moment);
        }
    }

    private static List<RawFact> rates(JsonNode monthEnds) {
        List<RawFact> rates = new ArrayList<>();
        monthEnds
                .properties()
                .forEach(month -> month.getValue()
                        .properties()
                        .forEach(rate -> rates.add(new RawFact(
                                "exchange_rate",
                                null,
                                YearMonth.parse(month.getKey()).atEndOfMonth().toString(),
                                rate.getKey(),
                                Map.of(
                                        "currency",
                                        rate.getKey(),
                                        "rate",
                                        rate.getValue().asString()),
                                month.getKey() + rate.getKey(),
                                false))));
        return rates;
    }

    private static List<String> check(JsonNode expectation, JsonNode options, ZoneId zone, Metrics metrics) {
        JsonNode asOfText = options.get("as_of");
        AsOf asOf =
                asOfText == null || asOfText.isNull() ? AsOf.now() : new AsOf.At(Moments.at(asOfText.asString(), zone));
        List<String> mismatches = new ArrayList<>();
        List<Period> months = new ArrayList<>();
        for (JsonNode month : expectation.path("months")) {
            months.add(metrics.calendar().parse(month.get("month").asString()).orElseThrow());
        }
        Map<String, Map<Period, Value>> asked = new HashMap<>();
        java.util.function.BiFunction<String, Period, Value> value =
                (metric, month) -> asked.computeIfAbsent(metric, m -> ask(metrics, m, months, asOf))
                        .getOrDefault(month, Value.none("not asked"));
        for (JsonNode month : expectation.path("months")) {
            Period period =
                    metrics.calendar().parse(month.get("month").asString()).orElseThrow();
            MOVEMENTS.forEach((field, metric) -> mismatch(
                    period,
                    field,
                    month.has(field) ? month.get(field) : zero(month),
                    value.apply(metric, period),
                    mismatches));
            month.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(field ->
                            !MOVEMENTS.containsKey(field) && !STATED.containsKey(field) && !REMARKS.contains(field))
                    .forEach(field ->
                            mismatches.add("%s %s: it is not known what this expects".formatted(period, field)));
            STATED.forEach((field, metric) -> {
                if (month.has(field)) {
                    mismatch(period, field, month.get(field), value.apply(metric, period), mismatches);
                }
            });
        }
        expectation.path("metrics").properties().forEach(metric -> {
            Value found = named(metrics, metric.getKey(), zone, asOf);
            boolean share = metrics.get(metric.getKey().split("@")[0]).unit() == Unit.PERCENT;
            (share
                            ? Expected.percent(metric.getKey(), metric.getValue(), found, 2)
                            : Expected.mismatch(metric.getKey(), metric.getValue(), found))
                    .ifPresent(mismatches::add);
        });
        return mismatches;
    }

    /** `arr@2024-03`, or `cmrr@2024-01-20->2024-04-01`: at the one day of what was known on the other. */
    private static Value named(Metrics metrics, String name, ZoneId zone, AsOf asOf) {
        String[] parts = name.split("@|->");
        if (parts.length == 2) {
            return one(metrics, parts[0], metrics.calendar().parse(parts[1]).orElseThrow(), asOf);
        }
        Period day = metrics.calendar().period(Grain.DAY, LocalDate.parse(parts[2].substring(0, 10)));
        return one(metrics, parts[0], day, new AsOf.At(Moments.at(parts[1], zone)));
    }

    private static Value one(Metrics metrics, String metric, Period period, AsOf asOf) {
        return ask(metrics, metric, List.of(period), asOf).getOrDefault(period, Value.none("not asked"));
    }

    /** Asks for all months between the first and the last, since a question has no gaps. */
    private static Map<Period, Value> ask(Metrics metrics, String metric, List<Period> periods, AsOf asOf) {
        List<Period> all = new ArrayList<>();
        for (Period p = periods.getFirst(); !p.from().isAfter(periods.getLast().from()); p = p.plus(1)) {
            all.add(p);
        }
        Map<Period, Value> values = new HashMap<>();
        metrics.ask(Principal.program(), Question.of(metric, all).asKnown(asOf).committed())
                .points()
                .forEach(point -> values.put(point.period(), point.value()));
        return values;
    }

    private static JsonNode zero(JsonNode month) {
        return ((tools.jackson.databind.node.ObjectNode) month).numberNode(0);
    }

    private static void mismatch(Period period, String field, JsonNode expected, Value found, List<String> mismatches) {
        Expected.mismatch(period + " " + field, expected, found).ifPresent(mismatches::add);
    }
}
