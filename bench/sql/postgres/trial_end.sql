with latest as (
    select distinct on (account, subject) account, subject, seq, outcome, coalesce(ended, ends) as ended from trial
     order by account, subject, effective desc, seq desc
)
select account, subject as trial, seq, (ended at time zone $zone)::date as day,
       (outcome = 'converted')::integer as converted, (outcome <> 'converted')::integer as lapsed
  from latest
 where outcome <> 'open' and ended is not null
