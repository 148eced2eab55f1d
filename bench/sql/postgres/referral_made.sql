with stated as (
    select account, subject, seq, status, effective, (effective at time zone $zone)::date as stated_on, decided_on,
           coalesce(made_on, (min(effective) over (partition by account, subject) at time zone $zone)::date) as made_on
      from referral
),
latest as (
    select distinct on (account, subject) account, subject, seq, status, stated_on, decided_on, made_on
      from stated
     order by account, subject, effective desc, seq desc
)
select account, subject as referral, seq, made_on as day, 1 as made, 0 as won from latest
 union all
select account, subject, seq, coalesce(decided_on, stated_on), 0, 1 from latest where status = 'won'
