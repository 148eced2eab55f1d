package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One running subscription; every change is told as a full snapshot of its terms. */
final class Subscription {

    /** What was agreed from a day on; a bill of that day or later is for this. */
    record Agreed(
            LocalDate from,
            Plan plan,
            long quantity,
            BigDecimal price,
            @Nullable Discount discount) {

        /** What one billing period costs that begins on a day. */
        BigDecimal bill(LocalDate day) {
            BigDecimal full = price.multiply(BigDecimal.valueOf(quantity));
            if (discount != null && discount.inForce(day)) {
                full = full.multiply(BigDecimal.valueOf(100L - discount.percent()))
                        .movePointLeft(2);
            }
            return full.setScale(2, RoundingMode.HALF_UP);
        }
    }

    private final List<Agreed> agreed = new ArrayList<>();
    private final String id;
    private final Account account;
    private final Product product;
    private final Rhythm rhythm;
    private final LocalDate anchor;
    private Plan plan;
    private long quantity;
    private BigDecimal price;
    private @Nullable Discount discount;
    private @Nullable BigDecimal taxRate;
    private @Nullable LocalDate trialEnd;
    private @Nullable LocalDate cancelAt;
    private @Nullable LocalDate cancelRequested;
    private @Nullable BigDecimal metered;
    private int version;
    private LocalDate lastChange;
    private LocalDate billsFrom;

    Subscription(
            String id, Account account, Product product, Rhythm rhythm, Plan plan, long quantity, LocalDate start) {
        this.id = id;
        this.account = account;
        this.product = product;
        this.rhythm = rhythm;
        this.plan = plan;
        this.quantity = quantity;
        this.anchor = start;
        this.lastChange = start;
        this.billsFrom = start;
        this.price = rhythm.price(product, plan, account.market(), false);
    }

    Subscription priced(boolean raised) {
        price = rhythm.price(product, plan, account.market(), raised);
        return this;
    }

    Subscription at(BigDecimal newPrice) {
        price = newPrice;
        return this;
    }

    Subscription on(Plan newPlan) {
        plan = newPlan;
        return this;
    }

    Subscription seats(long seats) {
        quantity = seats;
        return this;
    }

    Subscription discounted(@Nullable Discount newDiscount) {
        discount = newDiscount;
        return this;
    }

    Subscription taxed(BigDecimal rate) {
        taxRate = rate;
        return this;
    }

    Subscription trialUntil(LocalDate day) {
        trialEnd = day;
        return this;
    }

    Subscription metered(BigDecimal monthly) {
        metered = monthly;
        return this;
    }

    Subscription canceling(@Nullable LocalDate requested, @Nullable LocalDate day) {
        cancelRequested = requested;
        cancelAt = day;
        return this;
    }

    /** Nothing is billed before this day. */
    Subscription billsFrom(LocalDate day) {
        billsFrom = day;
        return this;
    }

    String id() {
        return id;
    }

    Product product() {
        return product;
    }

    Rhythm rhythm() {
        return rhythm;
    }

    BigDecimal price() {
        return price;
    }

    long quantity() {
        return quantity;
    }

    LocalDate anchor() {
        return anchor;
    }

    Plan plan() {
        return plan;
    }

    RawFact active(LocalDate day) {
        return terms("active", day, null);
    }

    boolean changedSince(LocalDate day) {
        return !lastChange.isBefore(day);
    }

    RawFact terms(String status, LocalDate day) {
        return terms(status, day, null);
    }

    /** The terms from a day on; `renewedBy` names the subscription that follows when a term ran out. */
    RawFact terms(String status, LocalDate day, @Nullable String renewedBy) {
        agreed.add(new Agreed(day, plan, quantity, price, discount));
        version++;
        lastChange = day;
        Fields fields = Fields.of("status", status)
                .with("product", product.label())
                .with("plan", plan.label())
                .with("quantity", Long.toString(quantity))
                .with("unit_price", price)
                .with("currency", account.market().currency())
                .with("interval", rhythm.interval())
                .with("interval_count", rhythm.count())
                .with("billing_anchor", anchor)
                .known("tax_rate", taxRate)
                .known("metered_monthly", metered)
                .known("trial_end", trialEnd)
                .known("cancel_at", cancelAt)
                .known("cancel_requested_at", cancelRequested)
                .known("renewed_by", renewedBy);
        if (discount != null && discount.inForce(day)) {
            fields.with("discounts", discount.items());
        }
        return fields.record("subscription_terms", account.key(), day, id, id + "-v" + version);
    }

    /** Terms that somebody recorded and nobody agreed to. */
    RawFact imagined(long seats, LocalDate day) {
        long real = quantity;
        RawFact fact = seats(seats).active(day);
        seats(real);
        agreed.removeLast();
        return fact;
    }

    boolean billsOn(LocalDate day) {
        return !day.isBefore(billsFrom)
                && (cancelAt == null || day.isBefore(cancelAt))
                && YearMonth.from(anchor).until(YearMonth.from(day), ChronoUnit.MONTHS) % rhythm.months() == 0;
    }

    /** The day in a month on which its periods begin. */
    LocalDate billDay(YearMonth month) {
        return month.atDay(Math.min(anchor.getDayOfMonth(), month.lengthOfMonth()));
    }

    /** What is in force on a day, whenever it was told. */
    Agreed agreed(LocalDate day) {
        return agreed.stream()
                .filter(terms -> !terms.from().isAfter(day))
                .reduce((one, other) -> other.from().isBefore(one.from()) ? one : other)
                .orElseThrow(() -> new IllegalStateException("%s was not agreed by %s".formatted(id, day)));
    }

    /** What a year costs before discounts. */
    BigDecimal yearly() {
        return yearly(quantity);
    }

    /** What a year of so many seats would cost. */
    BigDecimal yearly(long seats) {
        return price.multiply(BigDecimal.valueOf(seats * (12L / rhythm.months())));
    }
}
