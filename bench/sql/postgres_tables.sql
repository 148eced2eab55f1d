-- The facts as known now, typed, as PostgreSQL would keep them for reading: what the columnar copy is to the engine.
create schema if not exists bench;

drop table if exists bench.subscription_terms, bench.exchange_rate, bench.account_merge;

create unlogged table bench.subscription_terms as
select f.seq, f.account, f.at as effective, f.subject, f.recorded_at,
       f.fields ->> 'status' as status, f.fields ->> 'product' as product, f.fields ->> 'plan' as plan,
       coalesce((f.fields ->> 'quantity')::numeric(19, 6), 1) as quantity,
       coalesce((f.fields ->> 'unit_price')::numeric(19, 6), 0) as unit_price,
       f.fields ->> 'currency' as currency, coalesce(f.fields ->> 'interval', 'month') as "interval",
       coalesce((f.fields ->> 'interval_count')::bigint, 1) as interval_count, (f.fields ->> 'tax_rate')::numeric(19, 6) as tax_rate,
       f.fields -> 'discounts' as discounts, (f.fields ->> 'trial_end')::timestamptz as trial_end,
       (f.fields ->> 'cancel_at')::timestamptz as cancel_at, f.fields ->> 'renewed_by' as renewed_by
  from fact as f
  join fact_head as h on h.seq = f.seq
 where f.kind = 'subscription_terms' and not f.retracted;

create unlogged table bench.exchange_rate as
select f.seq, f.at as effective, f.fields ->> 'currency' as currency, (f.fields ->> 'rate')::numeric(19, 6) as rate
  from fact as f
  join fact_head as h on h.seq = f.seq
 where f.kind = 'exchange_rate' and not f.retracted;

create unlogged table bench.account_merge as
select f.seq, f.account, f.at as effective, (f.fields ->> 'into')::bigint as "into"
  from fact as f
  join fact_head as h on h.seq = f.seq
 where f.kind = 'account_merge' and not f.retracted;

analyze bench.subscription_terms;
analyze bench.exchange_rate;
analyze bench.account_merge;
