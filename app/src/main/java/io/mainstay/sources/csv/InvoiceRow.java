package io.mainstay.sources.csv;

import io.mainstay.facts.RawFact;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row is a line of an invoice, and the lines together tell the subscriptions: {@link InvoiceTerms} derives their
 * terms once the lines are recorded.
 */
public final class InvoiceRow implements RowRule {

    public static final String NAME = "invoice_lines";
    public static final String GRACE = "grace_days";

    /** What stays the same when a line is corrected: the amount, the tax and the status may change. */
    private static final List<String> IDENTITY =
            List.of("subscription", "product", "plan", "service_from", "service_to", "description");

    private final Kind invoice;

    InvoiceRow(Kinds kinds) {
        this.invoice = RowRule.kind(kinds, "invoice");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "Invoice lines, with the subscriptions they tell of";
    }

    @Override
    public String meaning() {
        return "One row is an invoice line. Lines with a service period also become subscription terms: consecutive "
                + "lines of the same subscription continue it, and a gap longer than the days of grace ends it.";
    }

    @Override
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        targets.add(KindTargets.ACCOUNT);
        targets.add(Target.required("at", "Invoice date", KindTargets.MOMENT, "When the invoice was issued."));
        targets.add(Target.optional("subject", "Line id", KindTargets.TEXT, "Names the line within all invoices."));
        targets.add(Target.optional(
                GRACE, "Days of grace", KindTargets.WHOLE, "How late the next line may come; 30 when not said."));
        targets.addAll(KindTargets.of(invoice));
        return KindTargets.sorted(targets);
    }

    @Override
    public boolean takesTraits() {
        return false;
    }

    @Override
    public List<RawFact> facts(Values values) {
        String from = values.text("service_from");
        String to = values.text("service_to");
        if (from != null && to != null && to.compareTo(from) < 0) {
            values.problem("The service ends %s, before it starts %s".formatted(to, from));
        }
        if (!values.has("interval") && from != null && to != null) {
            ServicePeriod.of(from, to).ifPresent(period -> {
                values.put("interval", period.interval());
                values.put("interval_count", period.count());
            });
        }
        String line = values.text("subject", values.text("invoice", "") + ":" + identity(values));
        Map<String, @Nullable Object> fields = values.fields(KindTargets.names(invoice));
        return List.of(new RawFact(
                "invoice", values.text("account"), values.text("at"), line, fields, "invoice:" + line, false));
    }

    private static String identity(Values values) {
        Map<String, String> identity = new TreeMap<>();
        for (String field : IDENTITY) {
            identity.put(field, values.text(field, ""));
        }
        identity.put("credit", Boolean.toString(values.text("amount", "").startsWith("-")));
        return Fingerprint.of(identity.toString());
    }
}
