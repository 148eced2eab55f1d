-- Owned by the module accounts.
create table account_owner (
    account bigint      not null,
    from_at timestamptz not null,
    owner   text,
    primary key (account, from_at)
);
comment on table account_owner is 'Whose an account is from which moment on, in lower case; what account profiles state, and can be rebuilt from them.';
create index account_owner_owner on account_owner (owner);

insert into account_owner (account, from_at, owner)
select distinct on (account, at) account, at, lower(btrim(fields ->> 'owner'))
  from fact
 where kind = 'account_profile'
   and jsonb_exists(fields, 'owner')
   and not retracted
   and not exists (select from fact later where later.replaces = fact.seq)
 order by account, at, seq desc;

create index fact_profile_of_account on fact (account, at, seq) where kind = 'account_profile';

-- Owned by the module workspace.
create table team (
    id   bigint generated always as identity primary key,
    name text   not null
);
create unique index team_name on team (lower(name));

alter table member
    add column team           bigint references team (id),
    add column sees           text not null default 'all' check (sees in ('all', 'team', 'own')),
    add column known_as       text,
    add column deactivated_at timestamptz,
    add column last_seen_at   timestamptz,
    add constraint member_of_all_sees_all check (sees = 'all' or role not in ('owner', 'admin'));
comment on column member.sees is 'Whose accounts: all, those of the team, or their own.';
comment on column member.known_as is 'What records call the member when they name an owner, in lower case; the e-mail counts as well.';
create index member_team on member (team);

create table invitation (
    id          bigint      generated always as identity primary key,
    email       text        not null check (email = lower(email)),
    name        text        not null,
    role        text        not null,
    team        bigint      references team (id),
    sees        text        not null,
    known_as    text,
    digest      bytea       not null unique,
    invited_by  bigint      not null references member (id),
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    ended_at    timestamptz
);
comment on table invitation is 'Who was asked in, and as what. The secret of the link is shown once; only its digest is kept.';
comment on column invitation.ended_at is 'When it was accepted, taken back, or replaced by another.';
create unique index invitation_open on invitation (email) where ended_at is null;
