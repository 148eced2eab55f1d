package io.mainstay.sources.csv;

import io.mainstay.facts.RawFact;
import io.mainstay.semantics.FieldType;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Kinds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row is a customer as a snapshot shows it: for how many months it has been one, what it pays a month, and whether
 * it has left. The start is reckoned back from the snapshot's day; every other mapped column describes the customer.
 */
public final class TenureRow implements RowRule {

    public static final String NAME = "tenure";

    private static final long LONGEST = 1_200;

    private final Kind profile;

    TenureRow(Kinds kinds) {
        this.profile = RowRule.kind(kinds, "account_profile");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "Customer with tenure and monthly charge";
    }

    @Override
    public String meaning() {
        return "One row is a customer: months of tenure, a monthly charge, and whether it has churned as of a day. It "
                + "becomes a subscription from that day less the tenure, canceled on that day when churned, and a profile "
                + "of every other mapped column.";
    }

    @Override
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        targets.add(KindTargets.ACCOUNT);
        targets.add(Target.required("tenure_months", "Tenure in months", KindTargets.WHOLE, "Whole months so far."));
        targets.add(
                Target.required("monthly_charge", "Monthly charge", KindTargets.DECIMAL, "What is paid for a month."));
        targets.add(Target.required("currency", "Currency", KindTargets.CURRENCY, "Currency of the charge."));
        targets.add(Target.required(
                "as_of",
                "As of",
                new FieldType.Day(),
                "The day the file describes: tenure ends and churn is dated then."));
        targets.add(Target.optional("churned", "Churned", new FieldType.Flag(), "Whether the customer has left."));
        targets.addAll(KindTargets.of(profile));
        return KindTargets.sorted(targets);
    }

    @Override
    public boolean takesTraits() {
        return true;
    }

    @Override
    public List<RawFact> facts(Values values) {
        String account = values.text("account", "");
        LocalDate asOf = values.day("as_of");
        long tenure = values.whole("tenure_months", 0);
        if (tenure < 0 || tenure > LONGEST) {
            values.problem("A tenure of %d months cannot be; 0 to %,d are possible".formatted(tenure, LONGEST));
        }
        if (asOf == null || !values.problems().isEmpty()) {
            return List.of();
        }
        String start = asOf.minusMonths(tenure).toString();
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("unit_price", values.decimal("monthly_charge"));
        terms.put("currency", values.text("currency"));
        terms.put("interval", "month");
        if (values.has("plan")) {
            terms.put("plan", values.text("plan"));
        }
        List<RawFact> facts = new ArrayList<>();
        facts.add(SubscriptionRow.fact("start", account, start, account, "active", terms));
        Boolean churned = values.flag("churned");
        if (Boolean.TRUE.equals(churned)) {
            facts.add(SubscriptionRow.fact("end", account, asOf.toString(), account, "canceled", terms));
        } else if (Boolean.FALSE.equals(churned)) {
            facts.add(SubscriptionRow.retraction("end", account, asOf.toString(), account));
        }
        Map<String, @Nullable Object> described = values.fields(KindTargets.names(profile));
        if (!described.isEmpty()) {
            facts.add(new RawFact("account_profile", account, start, null, described, "profile:" + account, false));
        }
        return facts;
    }
}
