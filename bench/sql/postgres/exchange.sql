with currencies as (
    select distinct currency from exchange_rate where currency <> $currency
     union
    select currency from (values $constant_rates) as given(currency, rate) where currency is not null
),
months as (
    select generate_series(date '2000-01-01', date_trunc('month', ($known_at at time zone $zone))::date + interval '10 years', interval '1 month')::date as month
),
quoted as (
    select currency, date_trunc('month', effective at time zone $zone)::date as month, rate, seq,
           row_number() over (partition by currency, date_trunc('month', effective at time zone $zone) order by effective desc, seq desc) as place
      from exchange_rate
),
monthly as (
    select currency, month, rate, seq from quoted where place = 1
),
latest as (
    select distinct on (currency) currency, rate from monthly order by currency, month desc
),
constant as (
    select * from (values $constant_rates) as given(currency, rate)
),
-- every month takes the last rate quoted up to its end
filled as (
    select currencies.currency, months.month, monthly.rate, monthly.seq
      from currencies
     cross join months
      left join lateral (
           select rate, seq from monthly where monthly.currency = currencies.currency and monthly.month <= months.month order by monthly.month desc limit 1
           ) as monthly on true
)
select quoted.currency, quoted.month, quoted.rate as rate, quoted.seq
  from filled as quoted
  left join constant on constant.currency = quoted.currency
  left join latest on latest.currency = quoted.currency
 where quoted.rate is not null
