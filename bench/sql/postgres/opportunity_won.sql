with latest as (
    select distinct on (account, subject) * from opportunity order by account, subject, effective desc, seq desc
)
select account, subject as opportunity, seq, coalesce(close_day, (effective at time zone $zone)::date) as day,
       (type = 'upsell')::integer as upsells, (type = 'cross_sell')::integer as cross_sells
  from latest
 where status = 'won' and type in ('upsell', 'cross_sell')
