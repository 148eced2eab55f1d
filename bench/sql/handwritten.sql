-- MRR movements by month and kind, on from handwritten_points.sql: one currency an account, merges one step deep, nothing kept on the way.
, step as (
    select account, currency, moment, round(mrr, 6) - lag(round(mrr, 6), 1, 0) over (partition by account, subject order by moment) as change
      from point
),
moved as (
    select coalesce(merge."into", step.account) as account, currency, moment, sum(change) as change
      from step
      left join fact.account_merge as merge on merge.account = step.account and step.moment >= merge.effective
     where change <> 0
     group by all
),
level as (
    select account, currency, moment, change, sum(change) over (partition by account order by moment) as mrr,
           bool_or(change > 0) over (partition by account order by moment rows between unbounded preceding and 1 preceding) as paid_before
      from moved
),
quoted as (
    select currency, date_trunc('month', effective at time zone 'America/New_York')::date as month, arg_max(rate, effective)::double as rate
      from fact.exchange_rate
     where until_seq = 9223372036854775807
     group by all
),
monthly as (
    select date_trunc('month', moment at time zone 'America/New_York')::date as month, currency,
           case when mrr > 0.000001 and mrr - change < 0.000001 then case when paid_before then 'reactivation' else 'new' end
                when mrr < 0.000001 and mrr - change > 0.000001 then 'churn'
                when change > 0 then 'expansion' else 'contraction' end as kind,
           sum(change) as change
      from level
     group by all
),
held as (
    select currency, month, sum(sum(change)) over (partition by currency order by month) as mrr from monthly group by currency, month
),
rated as (
    select monthly.month, kind, sum(change * coalesce(rate, 1)) as amount
      from monthly
      asof left join quoted on quoted.currency = monthly.currency and quoted.month <= monthly.month
     group by all
),
revalued as (
    select this.month, 'currency' as kind, sum(held.mrr * (this.rate - before.rate)) as amount
      from quoted as this
      asof join quoted as before on before.currency = this.currency and before.month < this.month
      asof join held on held.currency = this.currency and held.month < this.month
     group by all
)
select month, kind, round(amount, 2) as amount from (select * from rated union all select * from revalued)
