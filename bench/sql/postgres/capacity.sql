with stated as (
    select distinct on (csm, (effective at time zone $zone)::date) csm, (effective at time zone $zone)::date as day, seq, fte * ramp as capacity
      from csm_capacity
     order by csm, (effective at time zone $zone)::date, effective desc, seq desc
)
select cast(null as bigint) as account, csm, seq, day, cast(capacity - coalesce(lag(capacity) over (partition by csm order by day), 0) as numeric(18, 6)) as capacity
  from stated
