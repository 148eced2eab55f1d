package io.mainstay.demo;

import io.mainstay.facts.RawFact;
import java.time.LocalDate;
import java.util.Map;

/** A customer as the CRM describes it, and what the CRM says when something about it changes. */
final class Account {

    private final String key;
    private final String name;
    private final Market market;
    private final String industry;
    private Segment segment;
    private Plan plan;
    private String owner;
    private int profiles;

    Account(String key, String name, Market market, String industry, Segment segment, Plan plan, String owner) {
        this.key = key;
        this.name = name;
        this.market = market;
        this.industry = industry;
        this.segment = segment;
        this.plan = plan;
        this.owner = owner;
    }

    String key() {
        return key;
    }

    Market market() {
        return market;
    }

    Segment segment() {
        return segment;
    }

    Plan plan() {
        return plan;
    }

    String owner() {
        return owner;
    }

    RawFact introduced(LocalDate day, String channel) {
        Fields fields = Fields.of("name", name)
                .with("segment", segment.label())
                .with("plan", plan.label())
                .with("region", market.region())
                .with("country", market.country())
                .with("industry", industry)
                .with("owner", owner)
                .with("team", segment.team())
                .with("website", "https://" + name.toLowerCase().replaceAll("[^a-z0-9]+", "-") + ".example")
                .with("traits", Map.of("channel", channel));
        return profile(fields, day);
    }

    RawFact ownedBy(String newOwner, LocalDate day) {
        owner = newOwner;
        return profile(Fields.of("owner", newOwner), day);
    }

    RawFact movedTo(Segment newSegment, LocalDate day) {
        segment = newSegment;
        return profile(Fields.of("segment", segment.label()).with("team", segment.team()), day);
    }

    RawFact onPlan(Plan newPlan, LocalDate day) {
        plan = newPlan;
        return profile(Fields.of("plan", plan.label()), day);
    }

    private RawFact profile(Fields fields, LocalDate day) {
        profiles++;
        return fields.record("account_profile", key, day, null, "profile-" + key + "-" + profiles);
    }
}
