with monthly as (
    select account, date_trunc('month', day::timestamp)::date as month, sum(amount) as amount from movement group by 1, 2
),
level as (
    select account, month, sum(amount) over (partition by account order by month) as mrr from monthly
),
begun as (
    select account, min(month) as first_month from level where mrr > 0 group by account
),
kept as (
    select level.account, level.month, begun.first_month, mrr, min(mrr) over (partition by level.account order by level.month) as least_mrr
      from level
      join begun on begun.account = level.account and level.month >= begun.first_month
)
select account, month as day, to_char(first_month, 'YYYY-MM') as first_month,
       mrr - coalesce(lag(mrr) over before, 0) as amount,
       least_mrr - coalesce(lag(least_mrr) over before, 0) as kept,
       (mrr > 0)::integer - coalesce(lag((mrr > 0)::integer) over before, 0) as logos
  from kept
window before as (partition by account order by month)
