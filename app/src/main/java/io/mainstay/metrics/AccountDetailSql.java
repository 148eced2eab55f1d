package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.semantics.MeasureName;
import java.time.LocalDate;

/** The queries behind one account's page. */
final class AccountDetailSql {

    private static final String SUBSCRIPTIONS = """
            with held as (
                select origin, subscription, arg_max(account, epoch_us(moment) * 2 + (amount > 0)::integer) as holder
                  from %1$s
                 where moment <= timestamptz '%2$s'
                 group by origin, subscription
            ),
            step as (
                select s.*
                  from %3$s as s
                  left join held on held.origin = s.account and held.subscription = s.subscription
                 where coalesce(held.holder, s.account) = %4$s and s.moment <= timestamptz '%2$s'
               qualify row_number() over (partition by s.account, s.subscription order by s.moment desc) = 1
            ),
            billing as (
                select account, subscription, min(day) as day
                  from %5$s
                 where day > date '%6$s'
                 group by account, subscription
            )
            select step.subscription, step.active, step.mrr, step.seq, step.currency, step.product, step.plan, step.quantity,
                   terms.unit_price, terms.interval, terms.interval_count, terms.status, terms.discounts::varchar as discounts,
                   (terms.cancel_at at time zone '%7$s')::date as cancel_day,
                   (terms.trial_end at time zone '%7$s')::date as trial_end_day,
                   case when step.active then billing.day end as next_billing
              from step
              left join fact.subscription_terms as terms on terms.seq = step.seq
              left join billing on billing.account = step.account and billing.subscription = step.subscription
             order by step.active desc, step.mrr desc, step.subscription
            """;

    private static final String CONTRACTS = """
            with latest as (
                select *
                  from (%1$s) as known
                 where account = %2$s
               qualify row_number() over (partition by subject order by effective desc, seq desc) = 1
            )
            select latest.subject as contract, latest.seq, signed, term_start, term_end, recurring_total, currency, notice_days,
                   coalesce(auto_renews, false) as auto_renews, outcome, renewed_on, churn_reason,
                   coalesce(term.undecided, 0) = 1 as undecided
              from latest
              left join %3$s as term on term.account = latest.account and term.contract = latest.subject
             order by coalesce(term_end, date '9999-12-31') desc, term_start desc, contract
            """;

    private static final String INVOICES = """
            with latest as (
                select *
                  from (%1$s) as known
                 where account = %2$s
               qualify row_number() over (partition by subject order by effective desc, seq desc) = 1
            ),
            invoice as (
                select invoice, currency, min(effective) as sent, max(due) as due, sum(amount) as amount, max(seq) as seq,
                       arg_max(status, effective) as status
                  from latest
                 where status <> 'draft'
                 group by invoice, currency
            )
            select invoice.invoice, invoice.currency, (sent at time zone '%3$s')::date as sent_day, due, amount, invoice.seq, status,
                   due < date '%4$s' and status = 'open' as overdue,
                   cast(case when status <> 'open' then 0 when invoice.currency = '%5$s' then amount else amount * exchange.rate end as decimal(18, 6)) as open_amount,
                   case when bool_and(open_amount is not null) over () then sum(open_amount) over () end as all_open, count(*) filter (where status = 'open') over () as open_count
              from invoice
              left join %6$s as exchange on exchange.currency = invoice.currency and exchange.month = date_trunc('month', sent at time zone '%3$s')::date
             order by sent desc, invoice.invoice desc
             limit %7$d
            """;

    private static final String MERGED_INTO = """
            select holder, since_day
              from %s as holding
             where account = %s and since <= timestamptz '%s' and (until is null or until > timestamptz '%3$s') and holder <> account
               and passes and %s
            """;

    private AccountDetailSql() {}

    static String subscriptions(Seen book, AccountId account, LocalDate known) {
        return SUBSCRIPTIONS.formatted(
                table(book, "movement"),
                book.knownAt(),
                table(book, "subscription_step"),
                account,
                table(book, "billing_period"),
                known,
                zone(book));
    }

    static String contracts(Seen book, AccountId account) {
        return CONTRACTS.formatted(book.factsAsKnown("contract"), account, table(book, "contract_term"));
    }

    static String invoices(Seen book, AccountId account, int limit) {
        return INVOICES.formatted(
                book.factsAsKnown("invoice"),
                account,
                zone(book),
                Calendar.of(book.terms().company()).day(book.knownAt()),
                book.terms().company().currency(),
                table(book, "exchange"),
                limit);
    }

    static String mergedInto(Seen book, AccountId account) {
        return MERGED_INTO.formatted(table(book, "holding"), account, book.knownAt(), book.within("holder"));
    }

    private static String zone(Seen book) {
        return book.terms().company().zone().getId();
    }

    private static String table(Seen book, String measure) {
        return book.ensure(MeasureName.of(measure));
    }
}
