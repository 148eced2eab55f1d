create table security_rule (
    id            smallint primary key default 1 check (id = 1),
    second_factor boolean  not null default false
);
comment on table security_rule is 'What is asked of every member who signs in.';
insert into security_rule default values;

create table authenticator_app (
    member       bigint      primary key references member (id) on delete cascade,
    confirmed_at timestamptz not null,
    last_step    bigint      not null
);
comment on table authenticator_app is 'Who signs in with codes of an app; the secret is sealed under member/<id>/totp.';
comment on column authenticator_app.last_step is 'The half minute of the last code taken; none is taken twice.';

create table recovery_code (
    member  bigint      not null references member (id) on delete cascade,
    digest  bytea       not null,
    used_at timestamptz,
    primary key (member, digest)
);
comment on column recovery_code.digest is 'SHA-256 of a code of 100 random bits; the code is shown once and never kept.';

create table passkey_holder (
    member bigint primary key references member (id) on delete cascade,
    handle text   not null unique
);
comment on column passkey_holder.handle is 'Random; authenticators know a member by it and by nothing else.';

create table user_credentials (
    credential_id                text         primary key,
    user_entity_user_id          text         not null references passkey_holder (handle) on delete cascade,
    public_key                   bytea        not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean      not null,
    authenticator_transports     text,
    public_key_credential_type   text,
    backup_state                 boolean      not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamptz,
    last_used                    timestamptz,
    label                        text         not null
);
create index user_credentials_of_holder on user_credentials (user_entity_user_id);
comment on table user_credentials is 'The public halves of the passkeys, as Spring Security keeps them.';

create table password_reset (
    digest     bytea       primary key,
    member     bigint      not null references member (id) on delete cascade,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index password_reset_of_member on password_reset (member, made_at);
comment on column password_reset.digest is 'SHA-256 of the token in the link; the token itself is mailed and never kept.';
