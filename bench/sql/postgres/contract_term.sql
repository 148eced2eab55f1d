with latest as (
    select distinct on (account, subject) * from contract order by account, subject, effective desc, seq desc
),
valued as (
    select c.*, case when c.currency = $currency then 1 else exchange.rate end as rate,
           case when c.term_end is not null then greatest(months_between(c.term_start, c.term_end + interval '1 day'), 1) end as months
      from latest as c
      left join exchange on exchange.currency = c.currency and exchange.month = date_trunc('month', coalesce(c.term_end, c.term_start)::timestamp)::date
),
ended as (
    select v.account, v.subject as contract, v.seq, v.term_end as day, v.recurring_total * v.rate as due_value,
           coalesce(v.renewed_on, next.signed, next.term_start) as renewed_on,
           coalesce(v.renewed_recurring_total * v.rate,
                    next.recurring_total * next.rate * v.months / coalesce(next.months, v.months)) as renewed_value,
           v.outcome, v.renewed_by is not null or v.renewed_on is not null or v.outcome = 'renewed' as names_renewal
      from valued as v
      left join valued as next on next.account = v.account and next.subject = v.renewed_by
     where v.term_end is not null and v.rate is not null
),
judged as (
    select *, names_renewal and outcome <> 'churned' and (renewed_on is null or renewed_on <= day + cast($grace_days as integer)) as renewed
      from ended
)
select account, contract, seq, day, 1 as due, renewed::integer as renewed,
       (renewed and (renewed_on is null or renewed_on <= day))::integer as on_time,
       (not renewed and outcome = 'open' and ($known_at at time zone $zone)::date <= day + cast($grace_days as integer))::integer as undecided,
       cast(due_value as numeric(18, 6)) as due_value,
       cast(case when renewed then least(coalesce(renewed_value, due_value), due_value) else 0 end as numeric(18, 6)) as kept_value,
       cast(case when renewed then coalesce(renewed_value, due_value) else 0 end as numeric(18, 6)) as renewed_value
  from judged
