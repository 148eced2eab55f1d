-- What each subscription pays from which moment on, as someone who knows this book and DuckDB would write it: one discount a version,
-- floating point. The queries by hand go on from here.
with stated as (
    select * replace (
           case when status = 'canceled' and (effective at time zone 'America/New_York')::time >= time '23:59:59' then (date_trunc('day', effective at time zone 'America/New_York') + interval 1 day) at time zone 'America/New_York' else effective end as effective,
           case when (cancel_at at time zone 'America/New_York')::time >= time '23:59:59' then (date_trunc('day', cancel_at at time zone 'America/New_York') + interval 1 day) at time zone 'America/New_York' else cancel_at end as cancel_at)
      from fact.subscription_terms
     where until_seq = 9223372036854775807
),
version as (
    select seq, account, subject, effective as starts, lead(effective) over subscription as ends, status, currency, product, plan, quantity, renewed_by,
           case when status = 'canceled' then effective else cancel_at end as dead, trial_end, discounts,
           unit_price::double * quantity::double / ((case interval when 'year' then 12 else 1 end) * interval_count * (1 + coalesce(tax_rate, 0)::double)) as price
      from stated
    window subscription as (partition by account, subject order by effective, seq)
),
started as (
    select account, subject, min(effective) as starts
      from fact.subscription_terms
     where until_seq = 9223372036854775807 and status <> 'canceled'
       and subject in (select renewed_by from version where renewed_by is not null)
     group by all
),
term as (
    select version.* exclude (dead),
           case when version.renewed_by is null then dead
                when started.starts <= dead + interval 30 day then greatest(dead, started.starts)
                when started.starts is null and now() < dead + interval 30 day then null
                else dead end as dead,
           case when discounts ->> '$[0].duration' = 'repeating'
                then ((discounts ->> '$[0].from')::timestamptz at time zone 'America/New_York' + to_months((discounts ->> '$[0].months')::integer)) at time zone 'America/New_York' end as discounted_until,
           case when discounts ->> '$[0].duration' <> 'once' then 1 - (discounts ->> '$[0].percent')::double / 100 end as discount
      from version
      left join started on started.account = version.account and started.subject = version.renewed_by
     where ends is null or ends > version.starts
),
point as (
    select seq, account, subject, currency, product, plan, quantity, starts as moment,
           case when status in ('unpaid', 'paused') or starts >= dead or (status = 'trialing' and starts < trial_end) then 0
                else price * case when discounted_until > starts or discounted_until is null then coalesce(discount, 1) else 1 end end as mrr
      from term
     union all
    select seq, account, subject, currency, product, plan, quantity, dead, 0 from term where dead > starts and (ends is null or dead < ends)
     union all
    select seq, account, subject, currency, product, plan, quantity, trial_end, price * case when discounted_until > trial_end or discounted_until is null then coalesce(discount, 1) else 1 end
      from term
     where status = 'trialing' and trial_end > starts and (ends is null or trial_end < ends) and (dead is null or trial_end < dead)
     union all
    select seq, account, subject, currency, product, plan, quantity, discounted_until, price
      from term
     where discounted_until > starts and (ends is null or discounted_until < ends) and (dead is null or discounted_until < dead)
       and status not in ('unpaid', 'paused', 'canceled')
)
