with stated as (
    -- an end at the last second of a day means the end of that day: the next midnight
    select seq, account, subject, status, trial_end, cancel_requested_at, renewed_by,
           case when status = 'canceled' and (effective at time zone $zone)::time >= time '23:59:59' then (date_trunc('day', effective at time zone $zone) + interval '1 day') at time zone $zone else effective end as effective,
           case when (cancel_at at time zone $zone)::time >= time '23:59:59' then (date_trunc('day', cancel_at at time zone $zone) + interval '1 day') at time zone $zone else cancel_at end as cancel_at,
           case when (paid_through at time zone $zone)::time >= time '23:59:59' then (date_trunc('day', paid_through at time zone $zone) + interval '1 day') at time zone $zone else paid_through end as paid_through
      from subscription_terms
),
ordered as (
    select account, subject as subscription, seq, status, trial_end, cancel_at, cancel_requested_at, paid_through, renewed_by, effective as starts,
           lead(effective) over subscription as ends,
           lag(status) over subscription as status_before
      from stated
    window subscription as (partition by account, subject order by effective, seq)
),
terms as (
    select *,
           case when status = 'canceled' then starts else cancel_at end as dead,
           case when status = 'past_due' and status_before is distinct from 'past_due' then starts end as past_due_begins
      from ordered
     where ends is null or ends > starts
),
-- what starts in accounts that were merged, and in those that are one with this in the end
starting as (
    select account, subscription, min(starts) as first_start
      from ordered
     where status <> 'canceled' and account in (select account from holding)
     group by account, subscription
),
elsewhere as (
    select distinct on (own.account, starting.subscription) own.account, starting.subscription, starting.first_start, starting.account as renewed_in
      from holding as own
      join holding as other on other.holder = own.holder and other.account <> own.account
      join starting on starting.account = other.account
     where own.until is null and other.until is null and own.passes
       and not exists (select 1 from starting as here where here.account = own.account and here.subscription = starting.subscription)
     order by own.account, starting.subscription, starting.first_start, starting.account
),
-- a term that names its renewal goes on until that starts, if it starts within the grace
followed as (
    select terms.seq,
           case when next.first_start is null and elsewhere.first_start <= (terms.dead at time zone $zone + make_interval(days => $grace_days)) at time zone $zone then elsewhere.renewed_in end as renewed_in,
           case when coalesce(next.first_start, elsewhere.first_start) <= (terms.dead at time zone $zone + make_interval(days => $grace_days)) at time zone $zone then greatest(terms.dead, coalesce(next.first_start, elsewhere.first_start))
                when coalesce(next.first_start, elsewhere.first_start) is null and $known_at < (terms.dead at time zone $zone + make_interval(days => $grace_days)) at time zone $zone then null
                else terms.dead
            end as dead
      from terms
      left join (
           select account, subscription, min(starts) as first_start from ordered where status <> 'canceled' group by account, subscription
           ) as next on next.account = terms.account and next.subscription = terms.renewed_by
      left join elsewhere on elsewhere.account = terms.account and elsewhere.subscription = terms.renewed_by
     where terms.renewed_by is not null and terms.dead is not null
),
overdue as (
    select seq,
           (max(past_due_begins) over (partition by account, subscription order by starts) at time zone $zone + make_interval(days => $past_due_days)) at time zone $zone as dead
      from terms
     where status = 'past_due' and $past_due_days is not null
),
-- who leaves while nothing is paid, in a trial or a pause, pays nothing until the end of a service paid for either
dated as (
    select terms.seq, terms.account, terms.subscription, case when status = 'canceled' then coalesce(status_before, status) else status end as status, starts, ends, trial_end,
           least(case when followed.seq is not null then followed.dead else terms.dead end, overdue.dead) as dead
      from terms
      left join followed using (seq)
      left join overdue using (seq)
),
discount as (
    select v.seq, d.place,
           case d.duration
                when 'once' then (d."from" at time zone $zone + case v."interval" when 'year' then make_interval(years => v.interval_count::integer) when 'week' then make_interval(days => 7 * v.interval_count::integer) when 'day' then make_interval(days => v.interval_count::integer) else make_interval(months => v.interval_count::integer) end) at time zone $zone
                when 'repeating' then (d."from" at time zone $zone + make_interval(months => d.months)) at time zone $zone
            end as until,
           cast(1 - coalesce(d.percent, 0) * 0.01 as numeric(18, 12)) as m, cast(coalesce(d.amount, 0) as numeric(24, 6)) as b
      from subscription_terms as v
     cross join lateral rows from (
           jsonb_to_recordset(v.discounts) as (duration text, percent numeric(18, 6), amount numeric(18, 6), months integer, "from" timestamptz)
           ) with ordinality as d(duration, percent, amount, months, "from", place)
     where v.discounts is not null
       and d.duration <> 'once'
),
refund as (
    select account, subscription, effective as begins,
           (date_trunc('month', effective at time zone $zone) + interval '1 month') at time zone $zone as until, 0 as amount
      from one_off_charge
     where type = 'refund' and 0 <> 0 and subscription is not null
),
-- moments inside a version at which its own terms change what it is worth
inner_moments as (
    select seq, trial_end as moment from dated where status in ('trialing', 'paused', 'past_due') and trial_end > starts and (ends is null or trial_end < ends)
     union
    select seq, dead from dated where dead > starts and (ends is null or dead < ends)
     union
    select seq, discount.until from dated join discount using (seq) where discount.until > starts and (ends is null or discount.until < ends)
     union
    select dated.seq, refund.begins from dated join refund using (account, subscription) where refund.begins > starts and (ends is null or refund.begins < ends)
     union
    select dated.seq, refund.until from dated join refund using (account, subscription) where refund.until > starts and (ends is null or refund.until < ends)
),
moments as (
    select *, starts as moment from dated
     union all
    select dated.*, inner_moments.moment from dated join inner_moments using (seq)
),
discounted as (
    select seq, moment, array_agg(m order by place) as m, array_agg(b order by place) as b
      from moments
      join discount using (seq)
     where discount.until is null or discount.until > moment
     group by seq, moment
),
refunded as (
    select moments.seq, moment, sum(refund.amount) as amount
      from moments
      join refund on refund.account = moments.account and refund.subscription = moments.subscription and refund.begins <= moment and refund.until > moment
     group by moments.seq, moment
),
level as (
    select seq, moments.account, subscription, moment,
           case when status not in ('unpaid', 'paused')
                 and (dead is null or moment < dead)
                 and not (status = 'trialing' and trial_end is null)
                 and not (status in ('trialing', 'paused', 'past_due') and coalesce(moment < trial_end, false))
                then true else false end as active,
           discounted.m is not null as is_discounted,
           case when cardinality(discounted.m) = 1 then discounted.m[1] when discounted.m is not null then (reduced(discounted.m, discounted.b)).m_all end as m,
           case when cardinality(discounted.m) = 1 then discounted.b[1] when discounted.m is not null then (reduced(discounted.m, discounted.b)).b_all end as b,
           coalesce(refunded.amount, 0) as refund
      from moments
      left join discounted using (seq, moment)
      left join refunded using (seq, moment)
),
priced as (
    select level.*, t.currency, t.product, t.plan, t.quantity, t."interval", t.interval_count, coalesce(t.tax_rate, 0) as tax_rate, t.metered_monthly,
           case when coalesce(t.tax_rate, 0) = 0 then case t."interval" when 'month' then t.interval_count when 'year' then 12 * t.interval_count end end as months,
           cast(t.unit_price * t.quantity as numeric(38, 6)) as price
      from level
      join subscription_terms as t using (seq)
),
factored as (
    select *,
           -- the share of the price that falls on a month, where dividing by the months does not do
           case when months is null or price not between 0 and 999999999999 or is_discounted or refund <> 0 or 0 <> 0
                then cast(case "interval"
                     when 'month' then div(1000000000000000000::hugeint * 1000000, interval_count * cast((1 + tax_rate) * 1000000 as hugeint))
                     when 'year' then div(1000000000000000000::hugeint * 1000000, 12 * interval_count * cast((1 + tax_rate) * 1000000 as hugeint))
                     when 'week' then div($weekly_factor * 1000000, interval_count * cast((1 + tax_rate) * 1000000 as hugeint))
                     when 'day' then div($daily_factor * 1000000, interval_count * cast((1 + tax_rate) * 1000000 as hugeint))
                     else 0
                 end * 0.000000000000000001 as numeric(22, 18)) end as by_month
      from priced
),
step as (
    select account, subscription, moment, seq, active, currency, product, plan, quantity,
           case when not active then 0
                when by_month is null then monthly(price, months)
                else cast(greatest(cast(greatest(case when is_discounted then price * m - b else price end, 0) as numeric(38, 6))
                                   * by_month
                                   + 0 - refund, 0) as numeric(18, 6))
            end as mrr
      from factored
)
select account, subscription, moment, (moment at time zone $zone)::date as day, step.seq, active, currency, product, plan, quantity, mrr,
       coalesce(lag(active) over subscription, false) as active_before,
       coalesce(lag(mrr) over subscription, 0) as mrr_before,
       lag(currency) over subscription as currency_before,
       lag(product) over subscription as product_before,
       lag(plan) over subscription as plan_before,
       lag(quantity) over subscription as quantity_before,
       lead(moment) over subscription as until,
       followed.renewed_in
  from step
  left join followed on followed.seq = step.seq and followed.dead = step.moment and followed.renewed_in is not null
window subscription as (partition by account, subscription order by moment)
