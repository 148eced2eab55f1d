-- Owned by the module closing.

create table closed_period (
    id        bigint generated always as identity primary key,
    month     date   not null,
    version   int    not null,
    columns   text   not null,
    content   text   not null,
    signature text   not null unique,
    unique (month, version)
);
comment on table closed_period is 'What was signed when a month was closed. Rows are added, never changed.';
comment on column closed_period.content is 'The signed text; its SHA-256 is the signature. It names the signature before it.';
comment on column closed_period.columns is 'The columns of the signed file of accounts, separated by commas.';

create table closed_account (
    closing bigint not null references closed_period,
    account bigint not null,
    line    text   not null,
    primary key (closing, account)
);
comment on table closed_account is 'The signed file of accounts, a row each; its SHA-256 is part of what was signed.';

create table period_reopening (
    closing bigint      primary key references closed_period,
    at      timestamptz not null,
    member  bigint      not null,
    name    text        not null,
    reason  text        not null
);
comment on table period_reopening is 'Who opened a closed month again, and why.';

create function closed_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'What was signed is never changed or deleted; reopen the month and close it again instead';
end
$$;

create trigger closed_period_kept before update or delete or truncate on closed_period
    for each statement execute function closed_is_kept();
create trigger closed_account_kept before update or delete or truncate on closed_account
    for each statement execute function closed_is_kept();
create trigger period_reopening_kept before update or delete or truncate on period_reopening
    for each statement execute function closed_is_kept();
