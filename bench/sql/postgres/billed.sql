with latest as (
    select distinct on (account, subject) * from invoice order by account, subject, effective desc, seq desc
),
converted as (
    select i.*, (i.effective at time zone $zone)::date as day, case when i.currency = $currency then 1 else exchange.rate end as rate
      from latest as i
      left join exchange on exchange.currency = i.currency and exchange.month = date_trunc('month', i.effective at time zone $zone)::date
     where i.status not in ('draft', 'void')
)
select account, subject as line, seq, day, cast((amount - coalesce(tax, 0)) * rate as numeric(18, 6)) as net,
       cast(cast(cast((amount - coalesce(tax, 0)) * rate as numeric(28, 8))
            * cast(case when prorated_days > 0 then full_days / prorated_days else 1 end as numeric(18, 12)) as numeric(28, 8))
            * case "interval"
                when 'month' then cast(1.0 / interval_count as numeric(18, 15))
                when 'year' then cast(1.0 / (12 * interval_count) as numeric(18, 15))
                when 'week' then cast(($weekly_factor / 1000000000000000000.0) / interval_count as numeric(18, 15))
                when 'day' then cast(($daily_factor / 1000000000000000000.0) / interval_count as numeric(18, 15))
                else 0
            end as numeric(18, 6)) as monthly
  from converted
 where rate is not null
