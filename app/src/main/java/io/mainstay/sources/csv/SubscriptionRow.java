package io.mainstay.sources.csv;

import io.mainstay.facts.RawFact;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Kinds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row is a whole subscription, from its start to its end if it has one.
 *
 * <pre>
 * start ── trial end ────────────── end
 *   trialing │ active               │ canceled
 * </pre>
 */
public final class SubscriptionRow implements RowRule {

    public static final String NAME = "subscription";

    private static final Set<String> OWN = Set.of("status", "unit_price", "currency", "trial_end", "quantity");
    private static final int SCALE = 6;

    private final Kind terms;

    SubscriptionRow(Kinds kinds) {
        this.terms = RowRule.kind(kinds, "subscription_terms");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "Whole subscription";
    }

    @Override
    public String meaning() {
        return "One row is a subscription with its start, its end if it ended, and its price. It becomes active at the "
                + "start and canceled at the end. Give either the amount of a billing period or the price of one unit.";
    }

    @Override
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        targets.add(KindTargets.ACCOUNT);
        targets.add(Target.required("start", "Start", KindTargets.MOMENT, "When the subscription began."));
        targets.add(Target.required("currency", "Currency", KindTargets.CURRENCY, "Currency of the price."));
        targets.add(Target.optional(
                "subscription",
                "Subscription id",
                KindTargets.TEXT,
                "Names the subscription; without it a customer has one."));
        targets.add(Target.optional(
                "end", "End", KindTargets.MOMENT, "When it ended or will end: the first moment without it."));
        targets.add(Target.optional(
                "amount", "Amount", KindTargets.DECIMAL, "Price of one billing period for the whole quantity."));
        targets.add(Target.optional("unit_price", "Unit price", KindTargets.DECIMAL, "Price of one unit instead."));
        targets.add(Target.optional("quantity", "Quantity", KindTargets.DECIMAL, "How many units; 1 when not said."));
        targets.add(Target.optional("trial_end", "Trial end", KindTargets.MOMENT, "Nothing is paid before it."));
        targets.addAll(KindTargets.of(terms, OWN));
        return KindTargets.sorted(targets);
    }

    @Override
    public boolean takesTraits() {
        return false;
    }

    @Override
    public List<RawFact> facts(Values values) {
        String account = values.text("account", "");
        String subject = values.text("subscription", account);
        String start = values.text("start", "");
        String end = values.text("end");
        String trialEnd = values.text("trial_end");
        if (end != null && end.compareTo(start) < 0) {
            values.problem("The end %s is before the start %s".formatted(end, start));
        }
        Map<String, @Nullable Object> fields = fields(values);
        boolean trial = trialEnd != null && trialEnd.compareTo(start) > 0;
        List<RawFact> facts = new ArrayList<>();
        facts.add(fact("start", account, start, subject, trial ? "trialing" : "active", fields));
        if (trialEnd != null && trial && (end == null || end.compareTo(trialEnd) > 0)) {
            facts.add(fact("trial_end", account, trialEnd, subject, "active", fields));
        }
        if (end != null) {
            facts.add(fact("end", account, end, subject, "canceled", fields));
        } else if (values.isCleared("end")) {
            facts.add(retraction("end", account, start, subject));
        }
        return facts;
    }

    private Map<String, @Nullable Object> fields(Values values) {
        Map<String, @Nullable Object> fields = values.fields(KindTargets.names(terms));
        BigDecimal amount = values.decimal("amount");
        BigDecimal quantity = values.decimal("quantity");
        if (amount == null && !values.has("unit_price")) {
            values.problem("Neither an amount nor a unit price is given");
        } else if (amount != null && quantity != null && quantity.signum() <= 0) {
            values.problem("A quantity of %s cannot share an amount".formatted(quantity.toPlainString()));
        } else if (amount != null) {
            fields.put("unit_price", perUnit(amount, quantity));
        }
        return fields;
    }

    static BigDecimal perUnit(BigDecimal amount, @Nullable BigDecimal quantity) {
        return quantity == null
                ? amount
                : amount.divide(quantity, MathContext.DECIMAL64).setScale(SCALE, RoundingMode.HALF_UP);
    }

    static RawFact fact(
            String part,
            String account,
            String at,
            String subject,
            String status,
            Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        all.put("status", status);
        return new RawFact("subscription_terms", account, at, subject, all, key(account, subject, part), false);
    }

    static RawFact retraction(String part, String account, String at, String subject) {
        return new RawFact("subscription_terms", account, at, subject, Map.of(), key(account, subject, part), true);
    }

    private static String key(String account, String subject, String part) {
        return "subscription:%s:%s:%s".formatted(account, subject, part);
    }
}
