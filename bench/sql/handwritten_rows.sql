-- The same, on from handwritten_points.sql, but kept as rows, as Mainstay keeps them: one for each subscription and change, with its
-- kind, its instant and the record behind it, and one for each subscription and month whose rate moved, in the order of accounts.
, step as (
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
