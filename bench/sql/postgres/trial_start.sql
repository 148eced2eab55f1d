with recorded as (
    select distinct on (account, subject) account, subject, seq, started, ends, outcome, ended from trial
     order by account, subject, effective desc, seq desc
),
implied as (
    select account, subject, min(seq) as seq, min(effective) as started, max(trial_end) as ends,
           case when bool_or(status = 'canceled' and effective <= coalesce(trial_end, effective)) then 'canceled' else 'open' end as outcome,
           min(case when status = 'canceled' then effective end) as ended
      from subscription_terms
     where account not in (select account from recorded)
     group by account, subject
    having (array_agg(status order by effective))[1] = 'trialing'
),
paid as (
    select account, min(moment) as first_paid from movement where kind = 'new' group by account
)
select t.account, t.subject as trial, t.seq, (t.started at time zone $zone)::date as day, 1 as started,
       (coalesce(paid.first_paid >= t.started and paid.first_paid <= $known_at, false) or t.outcome = 'converted')::integer as converted,
       (not coalesce(paid.first_paid >= t.started and paid.first_paid <= $known_at, false) and t.outcome = 'open' and coalesce(t.ends > $known_at, true))::integer as open
  from (select * from recorded union all select * from implied) as t
  left join paid on paid.account = t.account
