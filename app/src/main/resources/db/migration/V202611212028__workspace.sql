create table company (
    id           smallint    primary key default 1 check (id = 1),
    name         text        not null,
    currency     text        not null check (currency ~ '^[A-Z]{3}$'),
    zone         text        not null,
    fiscal_month smallint    not null check (fiscal_month between 1 and 12)
);
comment on table company is 'The one company whose customers these are; no row before the set-up.';

create table member (
    id            bigint generated always as identity primary key,
    email         text        not null unique check (email = lower(email)),
    name          text        not null,
    role          text        not null check (role in ('owner')),
    password_hash text,
    is_sample     boolean     not null default false,
    created_at    timestamptz not null
);
comment on column member.password_hash is 'Argon2id; null means that no password opens this account.';
comment on column member.is_sample is 'A person of the sample company, offered by one click in the demo and nowhere else.';

create table company_change (
    id           bigint generated always as identity primary key,
    changed_at   timestamptz not null,
    changed_by   bigint      not null,
    name         text        not null,
    currency     text        not null,
    zone         text        not null,
    fiscal_month smallint    not null
);
comment on table company_change is 'What the company was changed to, when and by whom; the first row is the set-up.';

create table api_token (
    id            text        primary key,
    name          text        not null,
    secret_digest bytea       not null,
    scopes        text[]      not null,
    member        bigint      not null references member (id),
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    last_used_at  timestamptz,
    revoked_at    timestamptz,
    revoked_by    bigint
);
comment on column api_token.secret_digest is 'SHA-256 of the secret; the secret itself is shown once and never kept.';

create table sign_in_failure (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    email   text        not null,
    address text        not null
);
create index sign_in_failure_by_email on sign_in_failure (email, at);
create index sign_in_failure_by_address on sign_in_failure (address, at);

create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index spring_session_by_expiry on spring_session (expiry_time);
create index spring_session_by_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
