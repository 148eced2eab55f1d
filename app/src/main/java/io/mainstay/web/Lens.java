package io.mainstay.web;

import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Period;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a page looks at: whose customers, which period, by which grain, as known on which day. It comes from the
 * address, and goes back into the address of every link, so that a page can be sent to somebody else.
 *
 * @param scope mine, team or all; null means all
 * @param period such as 2026-10, 2026-Q3, 2026, FY2026, 2026-W44, 2026-10-14 or 2026-10-01..2026-10-14; null means the page's own choice
 * @param grain day, week, month, quarter, year or fiscal; null means the page's own choice
 * @param asOf everything recorded before the end of this day counts; null means everything known now
 */
public record Lens(
        @Nullable String scope,
        @Nullable String period,
        @Nullable String grain,
        @Nullable LocalDate asOf) {

    /** Everything, as known now, in the page's own period. */
    public static final Lens NOW = new Lens(null, null, null, null);

    private static final Pattern SCOPE = Pattern.compile("mine|team|all");
    private static final Pattern PERIOD =
            Pattern.compile("(FY)?\\d{4}|FQ\\d{4}-\\d{2}-\\d{2}|\\d{4}-(Q[1-4]|W\\d{2}|\\d{2}|\\d{2}-\\d{2})"
                    + "|\\d{4}-\\d{2}-\\d{2}\\.\\.\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern GRAIN =
            Pattern.compile("day|week|month|quarter|year|fiscal|fiscal_quarter|fiscal_year");

    /** Reads the address; a value that makes no sense counts as not given. */
    public static Lens of(HttpServletRequest request) {
        return new Lens(
                one(request, "scope", SCOPE),
                one(request, "period", PERIOD),
                one(request, "grain", GRAIN),
                date(request.getParameter("asof")));
    }

    /** The same page seen through another lens. */
    public Lens period(@Nullable String other) {
        return new Lens(scope, other, grain, asOf);
    }

    public Lens grain(@Nullable String other) {
        return new Lens(scope, period, other, asOf);
    }

    public Lens asOf(@Nullable LocalDate other) {
        return new Lens(scope, period, grain, other);
    }

    /** Without what no calendar knows; what the address said and was not understood is put into words. */
    Lens understood(Here here, LocalDate today, Optional<Calendar> company, List<String> doubts) {
        String known = company.flatMap(calendar -> Optional.ofNullable(period).flatMap(calendar::parse))
                .map(Period::code)
                .orElse(null);
        here.parameter("period")
                .filter(_ -> company.isPresent() && known == null)
                .ifPresent(text -> doubts.add(
                        "%s is not a period, so the current one is shown. Periods are written 2026-10, 2026-Q3, 2026 or FY2026."
                                .formatted(text)));
        here.parameter("asof")
                .filter(_ -> asOf == null)
                .ifPresent(text ->
                        doubts.add("%s is not a day, so everything is shown as known now. Days are written 2026-10-31."
                                .formatted(text)));
        if (asOf != null && asOf.isAfter(today)) {
            doubts.add("%s has not come yet, so everything is shown as known now.".formatted(asOf));
        }
        here.parameter("grain")
                .filter(_ -> grain == null)
                .ifPresent(text ->
                        doubts.add("%s is not a length of periods; day, week, month, quarter, year and fiscal are."
                                .formatted(text)));
        return company.isPresent() && known == null ? period(null) : this;
    }

    public boolean isPast() {
        return asOf != null;
    }

    /** An address that looks through this lens; the address may have a query of its own, which wins. */
    public String on(String address) {
        var link = UriComponentsBuilder.fromUriString(address);
        var own = link.build().getQueryParams();
        add(link, own.containsKey("scope"), "scope", scope);
        add(link, own.containsKey("period"), "period", period);
        add(link, own.containsKey("grain"), "grain", grain);
        add(link, own.containsKey("asof"), "asof", asOf == null ? null : asOf.toString());
        return link.build().toUriString();
    }

    private static void add(UriComponentsBuilder link, boolean given, String name, @Nullable String value) {
        if (!given && value != null) {
            link.queryParam(name, value);
        }
    }

    private static @Nullable String one(HttpServletRequest request, String name, Pattern allowed) {
        String value = request.getParameter(name);
        return value != null && allowed.matcher(value).matches() ? value : null;
    }

    private static @Nullable LocalDate date(@Nullable String value) {
        try {
            return value == null || value.isBlank() ? null : LocalDate.parse(value);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
