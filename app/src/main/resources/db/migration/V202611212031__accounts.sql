-- Owned by the module accounts.
create table account (
    id         bigint generated always as identity primary key,
    key        text        not null unique,
    created_at timestamptz not null
);
comment on table account is 'Who the customers are: the key by which the outside names an account, and our own id for it.';
