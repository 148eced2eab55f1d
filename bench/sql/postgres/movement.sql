with rated as (
    select s.*, exchange.rate
      from (select *, date_trunc('month', day::timestamp)::date as month from subscription_step where currency <> $currency) as s
      left join exchange on exchange.currency = s.currency and exchange.month = s.month
),
-- where other currencies take part; a switch from or to one without a rate is blind: it tells nothing of growth
converted as (
    select rated.*, coalesce(worth(mrr, rate), 0) as worth, coalesce(worth(mrr_before, rate_before), 0) as worth_before,
           mrr > 0 and mrr_before > 0 and (rate is null) <> (rate_before is null) as blind
      from (
           select rated.*, case when rated.currency_before is null or rated.currency_before = rated.currency then rated.rate
                                when rated.currency_before = $currency then 1 else earlier.rate end as rate_before
             from (
                  select * from rated
                   union all
                  select s.*, date_trunc('month', day::timestamp)::date, 1 from subscription_step as s where currency = $currency and currency_before <> $currency
                  ) as rated
             left join exchange as earlier on earlier.currency = rated.currency_before and earlier.month = rated.month
           ) as rated
     where mrr <> mrr_before or active <> active_before or currency <> currency_before
),
-- what each step changes, in the reporting currency, at the rate of its month; what is renewed in another account ends there
valued as (
    select coalesce(renewed_in, account) as origin, subscription, moment, day, seq, active, active_before, mrr as native, mrr_before as native_before, currency,
           product, plan, quantity, product_before, plan_before, quantity_before,
           mrr - mrr_before as amount, mrr_before as worth_before
      from subscription_step
     where currency = $currency and coalesce(currency_before, currency) = $currency and (mrr <> mrr_before or active <> active_before)
     union all
    select coalesce(renewed_in, account), subscription, moment, day, seq, active, active_before, mrr, mrr_before, currency,
           product, plan, quantity, product_before, plan_before, quantity_before, case when blind then 0 else worth - worth_before end, worth_before
      from converted
),
-- each month that begins with another rate than the month before; what was there before the first rate comes in with it
turns as (
    select next.currency, next.month, next.month::timestamp at time zone $zone as moment, next.seq, next.rate, coalesce(this.rate, 0) as rate_before
      from exchange as next
      left join exchange as this on this.currency = next.currency and this.month = (next.month - interval '1 month')::date
     where next.rate is distinct from this.rate
),
-- every month a step lasts into, so that it meets the turns by equality
lasting as (
    select account as origin, subscription, currency, mrr as native,
           generate_series(date_trunc('month', day::timestamp) + interval '1 month',
                           least((until at time zone $zone)::date, (select max(month) from turns))::timestamp,
                           interval '1 month')::date as month
      from subscription_step
     where mrr > 0 and currency in (select currency from turns)
),
revalued as (
    select origin, subscription, turns.moment, month as day, turns.seq, currency,
           worth(native, rate) - worth(native, rate_before) as amount, false as switched
      from lasting
      join turns using (currency, month)
     union all
    select account, subscription, moment, day, seq, currency, worth - worth_before, true from converted where blind
),
owned as (
    select coalesce(holding.holder, valued.origin) as account, valued.*, 'change' as sort
      from valued
      left join holding on holding.account = valued.origin and (holding.since is null or valued.moment >= holding.since) and (holding.until is null or valued.moment < holding.until)
),
-- at a merge, or a renewal before it, the one account hands over what each subscription is worth, and the other takes it
carried as (
    select side.account, held.origin, held.subscription, held.since as moment, (held.since at time zone $zone)::date as day, held.seq,
           held.active and side.taking as active, held.active and not side.taking as active_before,
           case when side.taking then held.native else 0 end as native, case when side.taking then 0 else held.native end as native_before,
           held.currency, held.product, held.plan, held.quantity,
           null::text as product_before, null::text as plan_before, null::numeric as quantity_before,
           case when side.taking then held.worth else -held.worth end as amount,
           case when side.taking then 0 else held.worth end as worth_before, 'transfer' as sort
      from (
           select holding.account as origin, holding.holder, holding.holder_before, holding.since, step.subscription, step.seq, step.active,
                  step.mrr as native, step.currency, step.product, step.plan, step.quantity,
                  coalesce(worth(step.mrr, case when step.currency = $currency then 1 else exchange.rate end), 0) as worth
             from holding
             join subscription_step as step on step.account = holding.account and step.moment < holding.since and (step.until is null or step.until >= holding.since)
             left join exchange on exchange.currency = step.currency and exchange.month = date_trunc('month', holding.since at time zone $zone)::date
            where holding.since is not null and step.active
            union all
           select step.account, there.holder, here.holder, step.moment, step.subscription, step.seq, step.active_before,
                  step.mrr_before, step.currency_before, step.product_before, step.plan_before, step.quantity_before,
                  coalesce(worth(step.mrr_before, case when step.currency_before = $currency then 1 else exchange.rate end), 0)
             from subscription_step as step
             join holding as here on here.account = step.account and (here.since is null or step.moment >= here.since) and (here.until is null or step.moment < here.until)
             join holding as there on there.account = step.renewed_in and (there.since is null or step.moment >= there.since) and (there.until is null or step.moment < there.until)
             left join exchange on exchange.currency = step.currency_before and exchange.month = date_trunc('month', step.day::timestamp)::date
            where step.renewed_in is not null and there.holder <> here.holder and step.active_before
           ) as held
     cross join lateral (select held.holder_before as account, false as taking union all select held.holder, true) as side
),
-- an account that takes over another's history has paid before, if the other had
history as (
    select holding.holder as account, holding.since as moment
      from holding
     where holding.since is not null and holding.passes
       and exists (select 1 from subscription_step as step where step.account = holding.account and step.mrr > 0 and step.moment < holding.since)
),
changes as (
    select * from owned
     union all
    select * from carried
     union all
    select account, account as origin, null, moment, (moment at time zone $zone)::date as day, null, false as active, false as active_before, 0 as native, 0 as native_before,
           null, null, null, null, null, null, null, 0 as amount, null, 'history' as sort
      from history
),
gapped as (
    select *, false as gap from changes
),
bursts as (
    select *, 0 as burst from gapped
),
slotted as not materialized (
    select *, moment as slot from bursts
),
-- what happened to an account at one instant, all its subscriptions together
moved as (
    select account, slot, count(*) as steps, sum(native - native_before) as change, sum(amount) as amount,
           sum(active::integer - active_before::integer) as activity,
           (sum(case when sort = 'history' then 1 when native > native_before then 1 else 0 end) > 0)::integer as pays,
           bool_or(sort = 'history') as inherits
      from slotted
     group by account, slot
),
-- what an account takes over comes in before its own changes of the same instant or group, what it hands over leaves after them
handed as (
    select account, slot, coalesce(sum(native) filter (where active), 0) as taken, coalesce(sum(native_before) filter (where not active), 0) as given,
           sum(amount) as handed_amount, count(*) filter (where active) as taken_active, count(*) filter (where not active) as given_active
      from slotted
     where sort = 'transfer'
     group by account, slot
),
running as (
    select account, slot, steps, change, amount - coalesce(handed_amount, 0) as amount, activity, pays, inherits, handed.account is not null as merges,
           sum(change) over upto as mrr,
           sum(change) over upto - change as mrr_before,
           sum(change) over upto - change + coalesce(taken, 0) as mrr_taken,
           sum(change) over upto + coalesce(given, 0) as mrr_given,
           sum(activity) over upto as active_total,
           sum(activity) over upto - activity as active_total_before,
           sum(activity) over upto - activity + coalesce(taken_active, 0) as active_total_taken,
           sum(activity) over upto + coalesce(given_active, 0) as active_total_given,
           inherits or sum(pays) over upto > pays as paid_before
      from moved
      left join handed using (account, slot)
    window upto as (partition by account order by slot rows unbounded preceding)
),
standing as (
    select *, mrr > 0 or (false and active_total > 0 and paid_before) as customer,
           mrr_before > 0 or (false and active_total_before > 0 and paid_before) as customer_before,
           mrr_taken > 0 or (false and active_total_taken > 0 and paid_before) as customer_taken,
           mrr_given > 0 or (false and active_total_given > 0 and paid_before) as customer_given,
           cast(null as timestamptz) as left_at
      from running
),
kinds as (
    select *,
           case when customer_given and not customer_taken then case when paid_before then 'reactivation' else 'new' end
                when customer_taken and not customer_given then 'churn'
                when amount > 0 then 'expansion'
                when amount < 0 then 'contraction'
                else 'none'
            end as kind
      from standing
),
joined as (
    select *, cast(null as timestamptz) as joined_at from kinds
),
counted as (
    select *, true as counted from joined
),
-- where several subscriptions took part, the first of them carries the account
placed as (
    select account, slot, origin, subscription, moment, sort, active_before, row_number() over (partition by account, slot, sort = 'transfer' order by sort, subscription, origin, moment) as place
      from slotted
     where (account, slot) in (select account, slot from moved where steps > 1)
       and sort <> 'history'
),
told as (
    select slotted.*, customer, customer_before, customer_taken, customer_given, coalesce(place, 1) as place,
           case when slotted.sort = 'change' then kind else slotted.sort end as kind
      from slotted
      join counted using (account, slot)
      left join placed on placed.account = slotted.account and placed.slot = slotted.slot and placed.origin = slotted.origin
                      and placed.subscription = slotted.subscription and placed.moment = slotted.moment and placed.sort = slotted.sort
                      and placed.active_before = slotted.active_before
     where counted and slotted.sort <> 'history'
),
product_start as (
    select account, product, min(moment) as first_moment from changes where product is not null and native > 0 group by account, product
),
explained as (
    select told.*,
           case when kind not in ('expansion', 'contraction') then 'other'
                when native_before = 0 or native = 0 then
                     case when told.product is null then 'other'
                          when native_before = 0 and product_start.first_moment = moment then 'cross_sell'
                          else 'seats' end
                when product_before is distinct from told.product or plan_before is distinct from plan then 'upgrade'
                when quantity_before is distinct from quantity then 'seats'
                else 'price'
            end as reason
      from told
      left join product_start on product_start.account = told.account and product_start.product = told.product
)
select account, origin, subscription, slot as moment, day, kind, reason, amount,
       case when reason <> 'seats' then 0
            when native_before = 0 or native = 0 or quantity_before = 0 then amount
            else round(worth_before * (quantity - quantity_before) / quantity_before, 6) end as seats,
       case when place > 1 then 0
            when kind <> 'transfer' then customer_given::integer - customer_taken::integer
            else customer_taken::integer - customer_before::integer + customer::integer - customer_given::integer end as logos,
       currency, native - native_before as native, seq
  from explained
 where amount <> 0 or customer <> customer_before or customer_given <> customer_taken
 union all
select coalesce(holding.holder, revalued.origin), revalued.origin, subscription, moment, day, 'currency', 'other', amount, 0, 0, currency, 0, seq
  from revalued
  left join holding on holding.account = revalued.origin and (holding.since is null or moment >= holding.since) and (holding.until is null or moment < holding.until)
 where true
