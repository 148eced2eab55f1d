with daily as (
    select account, day, sum(amount) as amount from movement where kind <> 'currency' group by account, day
),
level as (
    select account, day, sum(amount) over (partition by account order by day) as mrr from daily
),
first as (
    select distinct on (account) account, mrr as first_mrr from level where mrr > 0 order by account, day
),
pair as (
    select account, day, case when mrr > 0 then first_mrr else 0 end as first_mrr, greatest(mrr - first_mrr, 0) as added
      from level
      join first using (account)
)
select account, day, first_mrr - coalesce(lag(first_mrr) over before, 0) as first_mrr, added - coalesce(lag(added) over before, 0) as added
  from pair
window before as (partition by account order by day)
