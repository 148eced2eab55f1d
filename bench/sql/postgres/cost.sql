with latest as (
    select distinct on (subject) * from team_cost order by subject, effective desc, seq desc
)
select cast(null as bigint) as account, c.seq, date_trunc('month', c.month::timestamp)::date as day, team,
       cast(c.amount * case when c.currency = $currency then 1 else exchange.rate end as numeric(18, 6)) as amount
  from latest as c
  left join exchange on exchange.currency = c.currency and exchange.month = date_trunc('month', c.month::timestamp)::date
 where c.currency = $currency or exchange.rate is not null
