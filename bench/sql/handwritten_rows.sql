-- The same as handwritten.sql, but kept as rows, as Mainstay keeps them: one for each subscription and change, with its kind, its
-- instant and the record behind it, and one for each subscription and month whose rate moved, in the order of accounts.
create schema if not exists by_hand;

create or replace table by_hand.movement as
with stated as (
    select * replace (
           case when status = 'canceled' and (effective at time zone 'America/New_York')::time >= time '23:59:59' then (date_trunc('day', effective at time zone 'America/New_York') + interval 1 day) at time zone 'America/New_York' else effective end as effective,
           case when (cancel_at at time zone 'America/New_York')::time >= time '23:59:59' then (date_trunc('day', cancel_at at time zone 'America/New_York') + interval 1 day) at time zone 'America/New_York' else cancel_at end as cancel_at)
      from fact.subscription_terms
     where until_seq = 9223372036854775807
),
version as (
    select seq, account, subject, effective as starts, lead(effective) over subscription as ends, status, currency, renewed_by,
           case when status = 'canceled' then effective else cancel_at end as dead, trial_end, discounts,
           unit_price::double * quantity::double / ((case interval when 'year' then 12 else 1 end) * interval_count * (1 + coalesce(tax_rate, 0)::double)) as price
      from stated
    window subscription as (partition by account, subject order by effective, seq)
),
started as (
    select account, subject, min(effective) as starts
      from fact.subscription_terms
     where until_seq = 9223372036854775807 and status <> 'canceled'
       and subject in (select renewed_by from version where renewed_by is not null)
     group by all
),
term as (
    select version.* exclude (dead),
           case when version.renewed_by is null then dead
                when started.starts <= dead + interval 30 day then greatest(dead, started.starts)
                when started.starts is null and now() < dead + interval 30 day then null
                else dead end as dead,
           case when discounts ->> '$[0].duration' = 'repeating'
                then ((discounts ->> '$[0].from')::timestamptz at time zone 'America/New_York' + to_months((discounts ->> '$[0].months')::integer)) at time zone 'America/New_York' end as discounted_until,
           case when discounts ->> '$[0].duration' <> 'once' then 1 - (discounts ->> '$[0].percent')::double / 100 end as discount
      from version
      left join started on started.account = version.account and started.subject = version.renewed_by
     where ends is null or ends > version.starts
),
point as (
    select seq, account, subject, currency, starts as moment,
           case when status in ('unpaid', 'paused') or starts >= dead or (status = 'trialing' and starts < trial_end) then 0
                else price * case when discounted_until > starts or discounted_until is null then coalesce(discount, 1) else 1 end end as mrr
      from term
     union all
    select seq, account, subject, currency, dead, 0 from term where dead > starts and (ends is null or dead < ends)
     union all
    select seq, account, subject, currency, trial_end, price * case when discounted_until > trial_end or discounted_until is null then coalesce(discount, 1) else 1 end
      from term
     where status = 'trialing' and trial_end > starts and (ends is null or trial_end < ends) and (dead is null or trial_end < dead)
     union all
    select seq, account, subject, currency, discounted_until, price
      from term
     where discounted_until > starts and (ends is null or discounted_until < ends) and (dead is null or discounted_until < dead)
       and status not in ('unpaid', 'paused', 'canceled')
),
step as (
    select seq, account, subject, currency, moment, round(mrr, 6) as mrr, round(mrr, 6) - lag(round(mrr, 6), 1, 0) over subscription as change,
           lead(moment) over subscription as until
      from point
    window subscription as (partition by account, subject order by moment)
),
owned as (
    select coalesce(merge."into", step.account) as account, step.* exclude (account)
      from step
      left join fact.account_merge as merge on merge.account = step.account and step.moment >= merge.effective
     where change <> 0
),
moved as (
    select account, moment, sum(change) as change from owned group by all
),
level as (
    select account, moment, change, sum(change) over (partition by account order by moment) as mrr,
           bool_or(change > 0) over (partition by account order by moment rows between unbounded preceding and 1 preceding) as paid_before
      from moved
),
quoted as (
    select currency, date_trunc('month', effective at time zone 'America/New_York')::date as month, arg_max(rate, effective)::double as rate
      from fact.exchange_rate
     where until_seq = 9223372036854775807
     group by all
),
rated as (
    select owned.account, subject, owned.moment, (owned.moment at time zone 'America/New_York')::date as day, owned.currency, seq,
           date_trunc('month', owned.moment at time zone 'America/New_York')::date as month, owned.change,
           case when level.mrr > 0.000001 and level.mrr - level.change < 0.000001 then case when paid_before then 'reactivation' else 'new' end
                when level.mrr < 0.000001 and level.mrr - level.change > 0.000001 then 'churn'
                when level.change > 0 then 'expansion' else 'contraction' end as kind
      from owned
      join level using (account, moment)
),
turns as (
    select this.currency, this.month, this.rate - before.rate as change
      from quoted as this
      asof join quoted as before on before.currency = this.currency and before.month < this.month
),
lasting as (
    select account, subject, currency, seq, mrr,
           unnest(generate_series(date_trunc('month', moment at time zone 'America/New_York') + interval 1 month,
                                  coalesce(until, now()) at time zone 'America/New_York', interval 1 month))::date as month
      from step
     where mrr > 0 and currency in (select currency from quoted)
)
select account, subject, moment, day, kind, change * coalesce(rate, 1) as amount, rated.currency, seq
  from rated
  asof left join quoted on quoted.currency = rated.currency and quoted.month <= rated.month
 union all
select account, subject, month::timestamp at time zone 'America/New_York', month, 'currency', lasting.mrr * turns.change, currency, seq
  from lasting
  join turns using (currency, month)
 order by account;
