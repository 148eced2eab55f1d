with stated as (
    select account, (effective at time zone $zone)::date as day, effective, seq, field.name, field.value
      from account_profile
     cross join lateral jsonb_each(fields) as field(name, value)
),
traits as (
    select account, day, effective, seq, trait.name, trait.value
      from stated
     cross join lateral jsonb_each(stated.value) as trait(name, value)
     where stated.name = 'traits' and jsonb_typeof(stated.value) = 'object'
),
pairs as (
    select account, day, effective, seq, name, value #>> '{}' as value from stated where name <> 'traits'
     union all
    select account, day, effective, seq, 'traits.' || name, value #>> '{}' from traits
),
daily as (
    select distinct on (account, name, day) account, name, day, coalesce(value, '') as value, seq
      from pairs
     order by account, name, day, effective desc, seq desc
)
select *, lead(day) over attribute as until, lag(day) over attribute is null as first
  from daily
window attribute as (partition by account, name order by day)
