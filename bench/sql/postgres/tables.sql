-- The facts as known now, typed and in the order of accounts, as PostgreSQL would keep them for reading: what the columnar copy is to
-- the engine.
create view known as
select f.* from fact as f join fact_head as h on h.seq = f.seq where not f.retracted;

create unlogged table subscription_terms as
select seq, account, at as effective, subject, recorded_at,
       fields ->> 'status' as status, fields ->> 'product' as product, fields ->> 'plan' as plan,
       coalesce((fields ->> 'quantity')::numeric(19, 6), 1) as quantity,
       coalesce((fields ->> 'unit_price')::numeric(19, 6), 0) as unit_price,
       fields ->> 'currency' as currency, coalesce(fields ->> 'interval', 'month') as "interval",
       coalesce((fields ->> 'interval_count')::bigint, 1) as interval_count, (fields ->> 'tax_rate')::numeric(19, 6) as tax_rate,
       (fields ->> 'metered_monthly')::numeric(19, 6) as metered_monthly, fields -> 'discounts' as discounts,
       (fields ->> 'billing_anchor')::timestamptz as billing_anchor, (fields ->> 'trial_end')::timestamptz as trial_end,
       (fields ->> 'cancel_at')::timestamptz as cancel_at, (fields ->> 'cancel_requested_at')::timestamptz as cancel_requested_at,
       (fields ->> 'paid_through')::timestamptz as paid_through, fields ->> 'renewed_by' as renewed_by
  from known
 where kind = 'subscription_terms'
 order by account, subject, effective, seq;

create unlogged table one_off_charge as
select seq, account, at as effective, subject,
       (fields ->> 'amount')::numeric(19, 6) as amount, fields ->> 'currency' as currency,
       coalesce(fields ->> 'type', 'other') as type, fields ->> 'subscription' as subscription
  from known
 where kind = 'one_off_charge'
 order by account, subject, effective, seq;

create unlogged table exchange_rate as
select seq, at as effective, fields ->> 'currency' as currency, (fields ->> 'rate')::numeric(19, 6) as rate
  from known
 where kind = 'exchange_rate'
 order by effective, seq;

create unlogged table account_merge as
select seq, account, at as effective, (fields ->> 'into')::bigint as "into"
  from known
 where kind = 'account_merge'
 order by account, effective, seq;

create unlogged table account_profile as
select seq, account, at as effective, fields
  from known
 where kind = 'account_profile'
 order by account, effective, seq;

create unlogged table invoice as
select seq, account, at as effective, subject,
       (fields ->> 'amount')::numeric(19, 6) as amount, (fields ->> 'tax')::numeric(19, 6) as tax, fields ->> 'currency' as currency,
       coalesce(fields ->> 'status', 'open') as status, coalesce(fields ->> 'interval', 'none') as "interval",
       coalesce((fields ->> 'interval_count')::bigint, 1) as interval_count,
       (fields ->> 'prorated_days')::numeric(19, 6) as prorated_days, (fields ->> 'full_days')::numeric(19, 6) as full_days
  from known
 where kind = 'invoice'
 order by account, subject, effective, seq;

create unlogged table contract as
select seq, account, at as effective, subject, (fields ->> 'signed')::date as signed,
       (fields ->> 'term_start')::date as term_start, (fields ->> 'term_end')::date as term_end,
       (fields ->> 'recurring_total')::numeric(19, 6) as recurring_total,
       coalesce((fields ->> 'one_off_total')::numeric(19, 6), 0) as one_off_total, fields -> 'years' as years,
       fields ->> 'currency' as currency, coalesce(fields ->> 'outcome', 'open') as outcome,
       (fields ->> 'renewed_on')::date as renewed_on, fields ->> 'renewed_by' as renewed_by,
       (fields ->> 'renewed_recurring_total')::numeric(19, 6) as renewed_recurring_total
  from known
 where kind = 'contract'
 order by account, subject, effective, seq;

create unlogged table opportunity as
select seq, account, at as effective, subject, fields ->> 'type' as type, coalesce(fields ->> 'status', 'open') as status,
       (fields ->> 'close_day')::date as close_day
  from known
 where kind = 'opportunity'
 order by account, subject, effective, seq;

create unlogged table referral as
select seq, account, at as effective, subject, (fields ->> 'made_on')::date as made_on, coalesce(fields ->> 'status', 'open') as status,
       (fields ->> 'decided_on')::date as decided_on
  from known
 where kind = 'referral'
 order by account, subject, effective, seq;

create unlogged table trial as
select seq, account, at as effective, subject, (fields ->> 'started')::timestamptz as started, (fields ->> 'ends')::timestamptz as ends,
       coalesce(fields ->> 'outcome', 'open') as outcome, (fields ->> 'ended')::timestamptz as ended
  from known
 where kind = 'trial'
 order by account, subject, effective, seq;

create unlogged table team_cost as
select seq, at as effective, subject, fields ->> 'team' as team, (fields ->> 'month')::date as month,
       (fields ->> 'amount')::numeric(19, 6) as amount, fields ->> 'currency' as currency
  from known
 where kind = 'team_cost'
 order by subject, effective, seq;

create unlogged table csm_capacity as
select seq, at as effective, fields ->> 'csm' as csm, (fields ->> 'fte')::numeric(19, 6) as fte,
       coalesce((fields ->> 'ramp')::numeric(19, 6), 1) as ramp
  from known
 where kind = 'csm_capacity'
 order by csm, effective, seq;

analyze subscription_terms, one_off_charge, exchange_rate, account_merge, account_profile, invoice, contract, opportunity, referral,
        trial, team_cost, csm_capacity;
