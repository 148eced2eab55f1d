-- The product's own measures exchange, subscription_step and movement under the default policy, word for word where the two
-- dialects agree: `group by all`, `exclude` and `by name` are spelled out, `asof` is a lateral join, lists are arrays.
drop table if exists bench.exchange, bench.subscription_step, bench.movement;

create unlogged table bench.exchange as
with months as (
    select generate_series(timestamp '2000-01-01', date_trunc('month', now() at time zone 'America/New_York') + interval '10 years', interval '1 month')::date as month
),
quoted as (
    select currency, date_trunc('month', effective at time zone 'America/New_York')::date as month, rate, seq,
           row_number() over (partition by currency, date_trunc('month', effective at time zone 'America/New_York') order by effective desc, seq desc) as place
      from bench.exchange_rate
),
monthly as (
    select currency, month, rate, seq from quoted where place = 1
)
select currencies.currency, months.month, filled.rate, filled.seq
  from (select distinct currency from monthly) as currencies
 cross join months
  join lateral (select rate, seq from monthly where monthly.currency = currencies.currency and monthly.month <= months.month order by monthly.month desc limit 1) as filled on true;

analyze bench.exchange;

create unlogged table bench.subscription_step as
with ordered as (
    select account, subject as subscription, seq, status, product, plan, quantity, unit_price, currency, "interval",
           interval_count, coalesce(tax_rate, 0) as tax_rate, discounts, trial_end, cancel_at, renewed_by, effective as starts,
           lead(effective) over subscription as ends
      from bench.subscription_terms
    window subscription as (partition by account, subject order by effective, seq)
),
terms as (
    select *, case when status = 'canceled' then starts else cancel_at end as dead
      from ordered
     where ends is null or ends > starts
),
followed as (
    select terms.seq,
           case when next.first_start is not null and next.first_start <= terms.dead + interval '30 days' then greatest(terms.dead, next.first_start)
                when next.first_start is null and now() < terms.dead + interval '30 days' then null
                else terms.dead
            end as dead
      from terms
      left join (
           select account, subscription, min(starts) as first_start from ordered where status <> 'canceled' group by account, subscription
           ) as next on next.account = terms.account and next.subscription = terms.renewed_by
     where terms.renewed_by is not null and terms.dead is not null
),
priced as (
    select terms.account, terms.subscription, terms.seq, status, product, plan, quantity, currency, "interval", interval_count, discounts, trial_end, starts, ends,
           case when followed.seq is not null then followed.dead else terms.dead end as dead,
           case "interval" when 'month' then 1.0 / interval_count when 'year' then 1.0 / (12 * interval_count)
                when 'week' then 52.0 / 12 / interval_count when 'day' then 365.0 / 12 / interval_count else 0 end / (1 + tax_rate) as factor,
           unit_price * quantity as price
      from terms
      left join followed using (seq)
),
discount as (
    select v.seq,
           case d ->> 'duration' when 'repeating' then ((d ->> 'from')::timestamptz at time zone 'UTC' + make_interval(months => (d ->> 'months')::integer)) at time zone 'UTC' end as until,
           1 - coalesce((d ->> 'percent')::numeric(18, 6), 0) * 0.01 as m, coalesce((d ->> 'amount')::numeric(24, 6), 0) as b
      from priced as v
     cross join lateral jsonb_array_elements(v.discounts) as d
     where discounts is not null and d ->> 'duration' <> 'once'
),
inner_moments as (
    select seq, trial_end as moment from priced where status = 'trialing' and trial_end > starts and (ends is null or trial_end < ends)
     union
    select seq, dead from priced where dead > starts and (ends is null or dead < ends)
     union
    select priced.seq, discount.until from priced join discount using (seq) where discount.until > starts and (ends is null or discount.until < ends)
),
moments as (
    select *, starts as moment from priced
     union all
    select priced.*, inner_moments.moment from priced join inner_moments using (seq)
),
discounted as (
    select seq, moment, exp(sum(ln(m))) as m, sum(b) as b
      from moments
      join discount using (seq)
     where discount.until is null or discount.until > moment
     group by seq, moment
),
level as (
    select moments.*,
           case when status not in ('unpaid', 'paused')
                 and (dead is null or moment < dead)
                 and not (status = 'trialing' and trial_end is null)
                 and not (status = 'trialing' and moment < trial_end)
                then true else false end as active,
           discounted.seq is not null as is_discounted, discounted.m, discounted.b
      from moments
      left join discounted using (seq, moment)
),
step as (
    select account, subscription, moment, seq, active, currency, product, plan, quantity, "interval",
           case when not active then 0
                else round(greatest(case when is_discounted then price * m - b else price end, 0) * factor, 6)
            end as mrr
      from level
)
select account, subscription, moment, (moment at time zone 'America/New_York')::date as day, seq, active, currency, product, plan, quantity, "interval", mrr,
       coalesce(lag(active) over subscription, false) as active_before,
       coalesce(lag(mrr) over subscription, 0) as mrr_before,
       lag(currency) over subscription as currency_before,
       lag(product) over subscription as product_before,
       lag(plan) over subscription as plan_before,
       lag(quantity) over subscription as quantity_before,
       lag("interval") over subscription as interval_before,
       lead(moment) over subscription as until
  from step
window subscription as (partition by account, subscription order by moment);

analyze bench.subscription_step;

create unlogged table bench.movement as
with recursive merges as (
    select account, "into", max(effective) as effective from bench.account_merge where account <> "into" group by account, "into"
),
holder as (
    select account as origin, account as holder, cast(null as timestamptz) as since from (select account from merges union select "into" from merges) as both_sides
     union
    select holder.origin, merges."into", greatest(merges.effective, coalesce(holder.since, merges.effective))
      from holder
      join merges on merges.account = holder.holder
),
holding as (
    select origin, holder, since, lead(since) over (partition by origin order by since nulls first) as until,
           lag(holder) over (partition by origin order by since nulls first) as holder_before
      from holder
),
valued as (
    select account as origin, subscription, moment, day, seq, active, active_before, mrr as native, mrr_before as native_before, currency,
           product, plan, quantity, "interval", product_before, plan_before, quantity_before, interval_before,
           mrr - mrr_before as amount, mrr_before as worth_before
      from bench.subscription_step
     where currency = 'USD' and coalesce(currency_before, currency) = 'USD'
     union all
    select account, subscription, moment, day, s.seq, active, active_before, mrr, mrr_before, s.currency,
           product, plan, quantity, "interval", product_before, plan_before, quantity_before, interval_before,
           round(mrr * exchange.rate, 6) - round(mrr_before * exchange.rate, 6), round(mrr_before * exchange.rate, 6)
      from bench.subscription_step as s
      join bench.exchange on exchange.currency = s.currency and exchange.month = date_trunc('month', s.day)::date
     where s.currency <> 'USD'
),
revalued as (
    select account as origin, subscription, next.month as starts, next.seq, currency, mrr as native,
           round(mrr * next.rate, 6) - round(mrr * this.rate, 6) as amount
      from bench.subscription_step
      join bench.exchange as next using (currency)
      join bench.exchange as this using (currency)
     where this.month = (next.month - interval '1 month')::date
       and mrr > 0 and next.rate <> this.rate
       and next.month > day and next.month <= (now() at time zone 'America/New_York')::date
       and (until is null or next.month <= (until at time zone 'America/New_York')::date)
),
owned as (
    select coalesce(holding.holder, valued.origin) as account, valued.*, 'change' as sort
      from valued
      left join holding on holding.origin = valued.origin and (holding.since is null or valued.moment >= holding.since) and (holding.until is null or valued.moment < holding.until)
     where amount <> 0 or active <> active_before
),
carried as (
    select side.account, held.origin, held.subscription, held.since as moment, (held.since at time zone 'America/New_York')::date as day, held.seq,
           held.active and side.taking as active, held.active and not side.taking as active_before,
           case when side.taking then held.native else 0 end as native, case when side.taking then 0 else held.native end as native_before,
           held.currency, held.product, held.plan, held.quantity, held.interval,
           null::text as product_before, null::text as plan_before, null::numeric as quantity_before, null::text as interval_before,
           case when side.taking then held.worth else -held.worth end as amount,
           case when side.taking then 0 else held.worth end as worth_before, 'transfer' as sort
      from (
           select holding.origin, holding.holder, holding.holder_before, holding.since, step.subscription, step.seq, step.active,
                  step.mrr as native, step.currency, step.product, step.plan, step.quantity, step.interval,
                  round(step.mrr * case when step.currency = 'USD' then 1 else exchange.rate end, 6) as worth
             from holding
             join bench.subscription_step as step on step.account = holding.origin and step.moment < holding.since and (step.until is null or step.until >= holding.since)
             left join bench.exchange on exchange.currency = step.currency and exchange.month = date_trunc('month', holding.since at time zone 'America/New_York')::date
            where holding.since is not null and step.active
           ) as held
     cross join lateral (select held.holder_before as account, false as taking union all select held.holder, true) as side
     where held.worth is not null
),
history as (
    select holding.holder as account, holding.since as moment
      from holding
     where holding.since is not null
       and exists (select 1 from bench.subscription_step as step where step.account = holding.origin and step.mrr > 0 and step.moment < holding.since)
),
changes as (
    select * from owned
     union all
    select * from carried
     union all
    select account, account, null, moment, (moment at time zone 'America/New_York')::date, null, false, false, 0, 0, null, null, null, null, null,
           null, null, null, null, 0, null, 'history'
      from history
),
running as (
    select *, moment as slot,
           sum(native - native_before) over upto as mrr,
           sum(native - native_before) over upto - sum(native - native_before) over here as mrr_before,
           sum(amount) over here as account_change,
           sum(case when sort = 'history' then 1 else greatest(native - native_before, 0) end) over upto
           - sum(case when sort = 'history' then 0 else greatest(native - native_before, 0) end) over here > 0 as paid_before,
           row_number() over (partition by account, moment order by sort, subscription) as place
      from changes
    window upto as (partition by account order by moment),
           here as (partition by account, moment)
),
kinds as (
    select *, mrr > 0 as customer, mrr_before > 0 as customer_before,
           case when sort <> 'change' then sort
                when mrr > 0 and not mrr_before > 0 then case when paid_before then 'reactivation' else 'new' end
                when mrr_before > 0 and not mrr > 0 then 'churn'
                when account_change > 0 then 'expansion'
                when account_change < 0 then 'contraction'
                else 'none'
            end as kind
      from running
     where sort <> 'history'
),
product_start as (
    select account, product, min(moment) as first_moment from changes where product is not null and native > 0 group by account, product
),
explained as (
    select kinds.*,
           case when kind not in ('expansion', 'contraction') then 'other'
                when native_before = 0 or native = 0 then
                     case when kinds.product is null then 'other'
                          when native_before = 0 and product_start.first_moment = moment then 'cross_sell'
                          else 'seats' end
                when product_before is distinct from kinds.product or plan_before is distinct from plan then 'upgrade'
                when quantity_before is distinct from quantity then 'seats'
                else 'price'
            end as reason
      from kinds
      left join product_start on product_start.account = kinds.account and product_start.product = kinds.product
)
select account, origin, subscription, slot as moment, (slot at time zone 'America/New_York')::date as day, kind, reason, amount,
       case when reason <> 'seats' then 0
            when native_before = 0 or native = 0 or quantity_before = 0 then amount
            else round(worth_before * (quantity - quantity_before) / quantity_before, 6) end as seats,
       case when place = 1 then customer::integer - customer_before::integer else 0 end as logos,
       currency, native - native_before as native, seq
  from explained
 where amount <> 0 or customer <> customer_before
 union all
select coalesce(holding.holder, revalued.origin), revalued.origin, subscription, starts::timestamp at time zone 'America/New_York', starts, 'currency', 'other', amount, 0, 0, currency, 0, seq
  from revalued
  left join holding on holding.origin = revalued.origin and (holding.since is null or revalued.starts::timestamp at time zone 'America/New_York' >= holding.since) and (holding.until is null or revalued.starts::timestamp at time zone 'America/New_York' < holding.until);
