with recursive merges as (
    select account, "into", max(effective) as effective from account_merge where account <> "into" group by account, "into"
),
-- whoever takes over an account that is gone already hands it on at once, but never back to where it came by
holder as (
    select account, account as holder, cast(null as timestamptz) as since, array[account] as way
      from (select account from merges union select "into" from merges) as taking_part
     union all
    select holder.account, merges."into", greatest(merges.effective, coalesce(holder.since, merges.effective)), way || merges."into"
      from holder
      join merges on merges.account = holder.holder
                 and (holder.since is null or merges.effective > holder.since or merges."into" <> all (way))
)
select account, holder, since, lead(since) over lineage as until, lag(holder) over lineage as holder_before,
       (since at time zone $zone)::date as since_day, (lead(since) over lineage at time zone $zone)::date as until_day, true as passes
  from holder
window lineage as (partition by account order by since nulls first, cardinality(way), holder)
