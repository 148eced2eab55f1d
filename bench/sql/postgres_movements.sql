-- The product's own measures exchange, subscription_step, holding and movement under the default policy, word for word where the two
-- dialects agree: `group by all`, `exclude` and `by name` are spelled out, `asof` is a lateral join, lists are arrays. What these facts
-- never do is left out: a subscription that changes its currency, a currency before its first rate.
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
with stated as (
    select seq, account, subject, status, trial_end, renewed_by,
           case when status = 'canceled' and (effective at time zone 'America/New_York')::time >= time '23:59:59' then (date_trunc('day', effective at time zone 'America/New_York') + interval '1 day') at time zone 'America/New_York' else effective end as effective,
           case when (cancel_at at time zone 'America/New_York')::time >= time '23:59:59' then (date_trunc('day', cancel_at at time zone 'America/New_York') + interval '1 day') at time zone 'America/New_York' else cancel_at end as cancel_at
      from bench.subscription_terms
),
ordered as (
    select account, subject as subscription, seq, status, trial_end, cancel_at, renewed_by, effective as starts,
           lead(effective) over subscription as ends
      from stated
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
dated as (
    select terms.seq, terms.account, terms.subscription, status, starts, ends, trial_end,
           case when followed.seq is not null then followed.dead else terms.dead end as dead
      from terms
      left join followed using (seq)
),
discount as (
    select v.seq,
           case d ->> 'duration' when 'repeating' then ((d ->> 'from')::timestamptz at time zone 'America/New_York' + make_interval(months => (d ->> 'months')::integer)) at time zone 'America/New_York' end as until,
           1 - coalesce((d ->> 'percent')::numeric(18, 6), 0) * 0.01 as m, coalesce((d ->> 'amount')::numeric(24, 6), 0) as b
      from bench.subscription_terms as v
     cross join lateral jsonb_array_elements(v.discounts) as d
     where discounts is not null and d ->> 'duration' <> 'once'
),
inner_moments as (
    select seq, trial_end as moment from dated where status = 'trialing' and trial_end > starts and (ends is null or trial_end < ends)
     union
    select seq, dead from dated where dead > starts and (ends is null or dead < ends)
     union
    select dated.seq, discount.until from dated join discount using (seq) where discount.until > starts and (ends is null or discount.until < ends)
),
moments as (
    select *, starts as moment from dated
     union all
    select dated.*, inner_moments.moment from dated join inner_moments using (seq)
),
discounted as (
    select seq, moment, exp(sum(ln(m))) as m, sum(b) as b
      from moments
      join discount using (seq)
     where discount.until is null or discount.until > moment
     group by seq, moment
),
level as (
    select seq, moments.account, subscription, moment,
           case when status not in ('unpaid', 'paused')
                 and (dead is null or moment < dead)
                 and not (status = 'trialing' and trial_end is null)
                 and not (status = 'trialing' and moment < trial_end)
                then true else false end as active,
           discounted.seq is not null as is_discounted, discounted.m, discounted.b
      from moments
      left join discounted using (seq, moment)
),
priced as (
    select level.*, t.currency, t.product, t.plan, t.quantity, t.interval_count, coalesce(t.tax_rate, 0) as tax_rate,
           case t."interval" when 'month' then 1.0 / t.interval_count when 'year' then 1.0 / (12 * t.interval_count)
                when 'week' then 52.0 / 12 / t.interval_count when 'day' then 365.0 / 12 / t.interval_count else 0 end / (1 + coalesce(t.tax_rate, 0)) as factor,
           case when coalesce(t.tax_rate, 0) = 0 then case t."interval" when 'month' then t.interval_count when 'year' then 12 * t.interval_count end end as months,
           t.unit_price * t.quantity as price
      from level
      join bench.subscription_terms as t using (seq)
),
step as (
    select account, subscription, moment, seq, active, currency, product, plan, quantity,
           case when not active then 0
                when not is_discounted and months = 1 then round(greatest(price, 0), 6)
                when not is_discounted and months is not null then round(greatest(price, 0) / months, 6)
                else round(greatest(case when is_discounted then price * m - b else price end, 0) * factor, 6)
            end as mrr
      from priced
)
select account, subscription, moment, (moment at time zone 'America/New_York')::date as day, seq, active, currency, product, plan, quantity, mrr,
       coalesce(lag(active) over subscription, false) as active_before,
       coalesce(lag(mrr) over subscription, 0) as mrr_before,
       lag(currency) over subscription as currency_before,
       lag(product) over subscription as product_before,
       lag(plan) over subscription as plan_before,
       lag(quantity) over subscription as quantity_before,
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
           product, plan, quantity, product_before, plan_before, quantity_before,
           mrr - mrr_before as amount, mrr_before as worth_before
      from bench.subscription_step
     where currency = 'USD' and coalesce(currency_before, currency) = 'USD' and (mrr <> mrr_before or active <> active_before)
     union all
    select account, subscription, moment, day, s.seq, active, active_before, mrr, mrr_before, s.currency,
           product, plan, quantity, product_before, plan_before, quantity_before,
           round(mrr * exchange.rate, 6) - round(mrr_before * exchange.rate, 6), round(mrr_before * exchange.rate, 6)
      from bench.subscription_step as s
      join bench.exchange on exchange.currency = s.currency and exchange.month = date_trunc('month', s.day)::date
     where s.currency <> 'USD' and (mrr <> mrr_before or active <> active_before)
),
turns as (
    select next.currency, next.month, next.month::timestamp at time zone 'America/New_York' as moment, next.seq, next.rate, this.rate as rate_before
      from bench.exchange as next
      join bench.exchange as this on this.currency = next.currency and this.month = (next.month - interval '1 month')::date
     where next.rate <> this.rate and next.month <= (now() at time zone 'America/New_York')::date
),
lasting as (
    select account as origin, subscription, currency, mrr as native,
           generate_series(date_trunc('month', day::timestamp) + interval '1 month',
                           least((until at time zone 'America/New_York')::date, (now() at time zone 'America/New_York')::date)::timestamp,
                           interval '1 month')::date as month
      from bench.subscription_step
     where mrr > 0 and currency in (select currency from turns)
),
revalued as (
    select origin, subscription, turns.moment, month as day, turns.seq, currency,
           round(native * rate, 6) - round(native * rate_before, 6) as amount
      from lasting
      join turns using (currency, month)
),
owned as (
    select coalesce(holding.holder, valued.origin) as account, valued.*, 'change' as sort
      from valued
      left join holding on holding.origin = valued.origin and (holding.since is null or valued.moment >= holding.since) and (holding.until is null or valued.moment < holding.until)
),
carried as (
    select side.account, held.origin, held.subscription, held.since as moment, (held.since at time zone 'America/New_York')::date as day, held.seq,
           held.active and side.taking as active, held.active and not side.taking as active_before,
           case when side.taking then held.native else 0 end as native, case when side.taking then 0 else held.native end as native_before,
           held.currency, held.product, held.plan, held.quantity,
           null::text as product_before, null::text as plan_before, null::numeric as quantity_before,
           case when side.taking then held.worth else -held.worth end as amount,
           case when side.taking then 0 else held.worth end as worth_before, 'transfer' as sort
      from (
           select holding.origin, holding.holder, holding.holder_before, holding.since, step.subscription, step.seq, step.active,
                  step.mrr as native, step.currency, step.product, step.plan, step.quantity,
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
    select account, account, null, moment, (moment at time zone 'America/New_York')::date, null, false, false, 0, 0, null, null, null, null,
           null, null, null, 0, null, 'history'
      from history
),
moved as (
    select account, moment as slot, count(*) as steps, sum(native - native_before) as change, sum(amount) as amount,
           (sum(case when sort = 'history' then 1 when native > native_before then 1 else 0 end) > 0)::integer as pays,
           bool_or(sort = 'history') as inherits
      from changes
     group by account, moment
),
running as (
    select *, sum(change) over upto as mrr, sum(change) over upto - change as mrr_before, inherits or sum(pays) over upto > pays as paid_before
      from moved
    window upto as (partition by account order by slot rows unbounded preceding)
),
kinds as (
    select *, mrr > 0 as customer, mrr_before > 0 as customer_before,
           case when mrr > 0 and not mrr_before > 0 then case when paid_before then 'reactivation' else 'new' end
                when mrr_before > 0 and not mrr > 0 then 'churn'
                when amount > 0 then 'expansion'
                when amount < 0 then 'contraction'
                else 'none'
            end as kind
      from running
),
placed as (
    select changes.account, changes.moment, origin, subscription, sort,
           row_number() over (partition by changes.account, changes.moment order by sort, subscription, origin) as place
      from changes
      join moved on moved.account = changes.account and moved.slot = changes.moment and moved.steps > 1
     where sort <> 'history'
),
told as (
    select changes.*, slot, mrr, mrr_before, customer, customer_before, coalesce(place, 1) as place,
           case when changes.sort = 'change' then kind else changes.sort end as kind
      from changes
      join kinds on kinds.account = changes.account and kinds.slot = changes.moment
      left join placed on placed.account = changes.account and placed.moment = changes.moment and placed.origin = changes.origin
                      and placed.subscription = changes.subscription and placed.sort = changes.sort
     where changes.sort <> 'history'
),
product_start as (
    select account, product, min(moment) as first_moment from changes where product is not null and native > 0 group by account, product
),
explained as (
    select told.*,
           case when kind not in ('expansion', 'contraction') then 'other'
                when native_before = 0 or native = 0 then
                     case when told.product is null then 'other'
                          when native_before = 0 and product_start.first_moment = moment then 'cross_sell'
                          else 'seats' end
                when product_before is distinct from told.product or plan_before is distinct from plan then 'upgrade'
                when quantity_before is distinct from quantity then 'seats'
                else 'price'
            end as reason
      from told
      left join product_start on product_start.account = told.account and product_start.product = told.product
)
select account, origin, subscription, slot as moment, day, kind, reason, amount,
       case when reason <> 'seats' then 0
            when native_before = 0 or native = 0 or quantity_before = 0 then amount
            else round(worth_before * (quantity - quantity_before) / quantity_before, 6) end as seats,
       case when place = 1 then customer::integer - customer_before::integer else 0 end as logos,
       currency, native - native_before as native, seq
  from explained
 where amount <> 0 or customer <> customer_before
 union all
select coalesce(holding.holder, revalued.origin), revalued.origin, subscription, moment, day, 'currency', 'other', amount, 0, 0, currency, 0, seq
  from revalued
  left join holding on holding.origin = revalued.origin and (holding.since is null or moment >= holding.since) and (holding.until is null or moment < holding.until);
