with handed as (
    select account as origin, holder, since_day as since, until_day as until, holder_before from holding where passes
),
own as (
    select case when kind = 'transfer' then account else origin end as origin, day, amount as ends, cast(0 as numeric(18, 6)) as starts from movement where kind <> 'transfer'
     union all
    select origin, (day + interval '1 year')::date, 0, amount from movement where kind <> 'transfer'
),
owned as (
    select coalesce(handed.holder, own.origin) as account, own.day, own.ends, own.starts
      from own
      left join handed on handed.origin = own.origin and (handed.since is null or own.day >= handed.since) and (handed.until is null or own.day < handed.until)
),
carried as (
    select side.account, handed.since as day, side.sign * sum(own.ends) as ends, side.sign * sum(own.starts) as starts
      from handed
      join own on own.origin = handed.origin and own.day < handed.since
     cross join lateral (select handed.holder_before as account, -1 as sign union all select handed.holder, 1) as side
     where handed.since is not null
     group by side.account, handed.since, side.sign
),
daily as (
    select account, day, sum(ends) as ends, sum(starts) as starts
      from (select * from owned union all select * from carried) as changes
     group by account, day
),
level as (
    select account, day, sum(ends) over account_days as ends, sum(starts) over account_days as starts
      from daily
    window account_days as (partition by account order by day)
),
pair as (
    select account, day, greatest(starts, 0) as starts,
           case when starts > 0 then ends else 0 end as ends,
           case when starts > 0 then least(starts, ends) else 0 end as kept,
           (starts > 0)::integer as customers, (starts > 0 and ends > 0)::integer as stayed
      from level
),
change as (
    select account, day,
           starts - coalesce(lag(starts) over before, 0) as starts,
           ends - coalesce(lag(ends) over before, 0) as ends,
           kept - coalesce(lag(kept) over before, 0) as kept,
           customers - coalesce(lag(customers) over before, 0) as customers,
           stayed - coalesce(lag(stayed) over before, 0) as stayed
      from pair
    window before as (partition by account order by day)
)
select * from change where starts <> 0 or ends <> 0 or kept <> 0
