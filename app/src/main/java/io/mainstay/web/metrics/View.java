package io.mainstay.web.metrics;

import io.mainstay.metrics.AsOf;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Filter;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Question;
import io.mainstay.web.Lens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/**
 * How a metric is looked at, as its address says: through which lens, over which periods, split by what, and which
 * accounts count.
 *
 * @param periods one after the other; the last is the one that tiles and tables show
 */
public record View(Lens lens, List<Period> periods, Cut cut, Filter filter) {

    /** What stands before an attribute's name in an address that filters by it. */
    static final String FILTER = "filter.";

    /** How an address writes "without this attribute". */
    static final String NONE = "(none)";

    public View {
        periods = List.copyOf(periods);
    }

    public Period period() {
        return periods.getLast();
    }

    public AsOf asOf() {
        return lens.asOf() == null ? AsOf.now() : new AsOf.EndOf(lens.asOf());
    }

    /** The question about a metric that this view asks, without its cut. */
    public Question question(String metric) {
        return Question.of(metric, periods).where(filter).asKnown(asOf());
    }

    public View by(Cut other) {
        return new View(lens, periods, other, filter);
    }

    public View where(Filter other) {
        return new View(lens, periods, cut, other);
    }

    /** The same accounts in one period, not split. */
    public View only(Period one) {
        return new View(lens, List.of(one), Cut.none(), filter);
    }

    /** An address that looks this way. */
    public String on(String path) {
        var address = new StringBuilder(path).append(path.contains("?") ? '&' : '?');
        address.append("period=").append(period().code());
        if (lens.scope() != null) {
            address.append("&scope=").append(lens.scope());
        }
        if (lens.asOf() != null) {
            address.append("&asof=").append(lens.asOf());
        }
        if (!(cut instanceof Cut.None)) {
            address.append("&cut=").append(encoded(cut.code()));
        }
        filter.attributes()
                .forEach((name, value) -> address.append('&')
                        .append(FILTER)
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(value.isEmpty() ? NONE : value)));
        return address.toString();
    }

    /** Where a metric opens when looked at this way. */
    public String metric(String name) {
        return on("/metrics/" + name);
    }

    /** Where a metric opens into the accounts behind it. */
    public String accounts(String name) {
        return on("/metrics/" + name + "/accounts");
    }

    public String account(String name, String id) {
        return on("/metrics/" + name + "/accounts/" + id);
    }

    static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
