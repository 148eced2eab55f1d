with latest as (
    select distinct on (account, subject) *, coalesce(signed, term_start) as day from contract
     order by account, subject, effective desc, seq desc
),
valued as (
    select c.*, case when c.currency = $currency then 1 else exchange.rate end as rate,
           case when c.term_end is not null then months_between(c.term_start, c.term_end + interval '1 day')
                                                 + ((c.term_end + 1) - (c.term_start + make_interval(months => months_between(c.term_start, c.term_end + interval '1 day')))::date) * 12 / 365.0 end as months
      from latest as c
      left join exchange on exchange.currency = c.currency and exchange.month = date_trunc('month', c.day::timestamp)::date
),
yearly as (
    select *, years as ramp from valued where rate is not null
)
select account, subject as contract, seq, day, 1 as contracts,
       cast(recurring_total * rate / greatest(coalesce(months, 12) / 12.0, 0.001) as numeric(18, 6)) as acv,
       cast(case when jsonb_array_length(ramp) > 0 then (ramp -> 0 ->> 'amount')::numeric(18, 6) * rate else recurring_total * rate / greatest(coalesce(months, 12) / 12.0, 0.001) end as numeric(18, 6)) as first_year,
       cast((recurring_total + one_off_total) * rate as numeric(18, 6)) as tcv
  from yearly
