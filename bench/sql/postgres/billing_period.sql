with latest as (
    select distinct on (account, subject) * from subscription_terms order by account, subject, effective desc, seq desc
),
anchored as (
    select l.account, l.subject as subscription, l.seq, l."interval", l.interval_count, l.cancel_at, coalesce(l.billing_anchor, f.first_effective) as anchor
      from latest as l
      join (select account, subject, min(effective) as first_effective from subscription_terms group by account, subject) as f using (account, subject)
     where l.status <> 'canceled' and l."interval" <> 'none'
),
counted as (
    select *, anchor at time zone $zone as local_anchor, $known_at at time zone $zone as today,
           case "interval" when 'year' then 12 * interval_count when 'month' then interval_count end as months,
           case "interval" when 'week' then 7 * interval_count when 'day' then interval_count end as days
      from anchored
),
-- once for each subscription and not for each of its periods
passed as materialized (
    select *, greatest(case when months is not null then months_between(local_anchor, today) / months
                            else (today::date - local_anchor::date) / days end - 1, 0) as periods
      from counted
),
numbered as (
    select passed.*, ahead + periods as number
      from passed
     cross join generate_series(1, 24) as ahead
)
select account, subscription, seq, number,
       (case when months is not null then local_anchor + make_interval(months => (months * number)::integer) else local_anchor + make_interval(days => (days * number)::integer) end)::date as day
  from numbered
