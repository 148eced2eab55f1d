with stated as (
    select account, subject as opportunity, seq, (effective at time zone $zone)::date as stated_on, close_day, status,
           (status = 'open')::integer as open,
           coalesce(lag((status = 'open')::integer) over statements, 0) as open_before,
           lead(seq) over statements is null as latest
      from opportunity
     where type in ('upsell', 'cross_sell')
    window statements as (partition by account, subject order by effective, seq)
)
select account, opportunity, seq, stated_on as day, open - open_before as open, 0 as won, 0 as decided
  from stated
 where open <> open_before
 union all
select account, opportunity, seq, coalesce(close_day, stated_on), 0, (status = 'won')::integer, 1
  from stated
 where latest and status in ('won', 'lost')
