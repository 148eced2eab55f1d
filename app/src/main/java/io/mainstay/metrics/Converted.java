package io.mainstay.metrics;

import io.mainstay.semantics.MeasureName;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is turned into the reporting currency on its way into a sum, and so is left out where its month has no exchange
 * rate. Each is a query for its items: account, subject, day, currency, the number `n` by which it changes how many count,
 * and the amount.
 */
enum Converted {
    SUBSCRIPTION("subscription_step", "subscription", """
            select account, subscription as subject, day, currency,
                   (mrr > 0)::integer - (mrr_before > 0)::integer as n, mrr - mrr_before as amount
              from {step}
            """),
    INVOICE_LINE("billed", "invoice line", """
            select account, subject, (effective at time zone '{zone}')::date as day, currency, 1 as n, amount - coalesce(tax, 0) as amount
              from ({invoice})
             where status not in ('draft', 'void')
            """),
    CONTRACT_SIGNED("contract_value", "signed contract", """
            select account, subject, coalesce(signed, term_start) as day, currency, 1 as n, recurring_total as amount
              from ({contract})
            qualify row_number() over (partition by account, subject order by effective desc, seq desc) = 1
            """),
    CONTRACT_DUE("contract_term", "contract", """
            select account, subject, term_end as day, currency, 1 as n, recurring_total as amount
              from ({contract})
            qualify row_number() over (partition by account, subject order by effective desc, seq desc) = 1 and term_end is not null
            """),
    TEAM_COST("cost", "cost", """
            select cast(null as bigint) as account, subject, month as day, currency, 1 as n, amount
              from ({team_cost})
            qualify row_number() over (partition by subject order by effective desc, seq desc) = 1
            """);

    private final String measure;
    private final String label;
    private final String items;

    Converted(String measure, String label, String items) {
        this.measure = measure;
        this.label = label;
        this.items = items;
    }

    /** What metrics that rest on these measures convert. */
    static Stream<Converted> of(Set<String> measures) {
        return Arrays.stream(values()).filter(one -> measures.contains(one.measure));
    }

    String label() {
        return label;
    }

    /** Whether what began once goes on counting, as a subscription does; otherwise it counts on its day. */
    boolean lasts() {
        return this == SUBSCRIPTION;
    }

    boolean ofAccounts() {
        return this != TEAM_COST;
    }

    String items(Seen book) {
        String sql = items.replace("{zone}", book.terms().company().zone().getId());
        return switch (this) {
            case SUBSCRIPTION -> sql.replace("{step}", book.ensure(MeasureName.of(measure)));
            case INVOICE_LINE -> sql.replace("{invoice}", book.factsAsKnown("invoice"));
            case CONTRACT_SIGNED, CONTRACT_DUE -> sql.replace("{contract}", book.factsAsKnown("contract"));
            case TEAM_COST -> sql.replace("{team_cost}", book.factsAsKnown("team_cost"));
        };
    }
}
