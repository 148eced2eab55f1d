-- The same, on from handwritten_points.sql, with the output of Mainstay's measure: a row for each subscription and change, with its kind,
-- what explains it, the customers won or lost, its instant and the record behind it, and one for each subscription and month whose rate
-- moved, in the order of accounts.
, step as (
    select seq, account, subject, currency, product, plan, quantity, moment,
           round(mrr, 6) as mrr, lag(round(mrr, 6), 1, 0) over subscription as mrr_before,
           lag(product) over subscription as product_before, lag(plan) over subscription as plan_before,
           lag(quantity) over subscription as quantity_before, lead(moment) over subscription as until
      from point
    window subscription as (partition by account, subject order by moment)
),
owned as (
    select coalesce(merge."into", step.account) as account, step.account as origin, step.* exclude (account), mrr - mrr_before as change
      from step
      left join fact.account_merge as merge on merge.account = step.account and step.moment >= merge.effective
     where mrr <> mrr_before
),
moved as (
    select account, moment, sum(change) as change, min(subject) as first_subject from owned group by all
),
level as (
    select account, moment, first_subject, change, sum(change) over (partition by account order by moment) as mrr,
           bool_or(change > 0) over (partition by account order by moment rows between unbounded preceding and 1 preceding) as paid_before
      from moved
),
product_start as (
    select account, product, min(moment) as first_moment from owned where product is not null and mrr > 0 group by all
),
quoted as (
    select currency, date_trunc('month', effective at time zone 'America/New_York')::date as month, arg_max(rate, effective)::double as rate
      from fact.exchange_rate
     where until_seq = 9223372036854775807
     group by all
),
told as (
    select owned.* exclude (mrr), owned.mrr as native, (owned.moment at time zone 'America/New_York')::date as day,
           date_trunc('month', owned.moment at time zone 'America/New_York')::date as month,
           case when level.mrr > 0.000001 and level.mrr - level.change < 0.000001 then case when paid_before then 'reactivation' else 'new' end
                when level.mrr < 0.000001 and level.mrr - level.change > 0.000001 then 'churn'
                when level.change > 0 then 'expansion' else 'contraction' end as kind,
           case when subject = first_subject then (level.mrr > 0.000001)::integer - (level.mrr - level.change > 0.000001)::integer else 0 end as logos
      from owned
      join level using (account, moment)
),
explained as (
    select told.*,
           case when kind not in ('expansion', 'contraction') then 'other'
                when mrr_before = 0 or native = 0 then
                     case when told.product is null then 'other'
                          when mrr_before = 0 and product_start.first_moment = moment then 'cross_sell'
                          else 'seats' end
                when product_before is distinct from told.product or plan_before is distinct from plan then 'upgrade'
                when quantity_before is distinct from quantity then 'seats'
                else 'price' end as reason
      from told
      left join product_start on product_start.account = told.account and product_start.product = told.product
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
select account, origin, subject as subscription, moment, day, kind, reason, change * coalesce(rate, 1) as amount,
       case when reason <> 'seats' then 0
            when mrr_before = 0 or native = 0 or quantity_before = 0 then change
            else mrr_before * (quantity - quantity_before)::double / quantity_before::double end * coalesce(rate, 1) as seats,
       logos, explained.currency, change as native, seq
  from explained
  asof left join quoted on quoted.currency = explained.currency and quoted.month <= explained.month
 union all
select account, account, subject, month::timestamp at time zone 'America/New_York', month, 'currency', 'other', lasting.mrr * turns.change, 0, 0, currency, 0, seq
  from lasting
  join turns using (currency, month)
 order by account;
