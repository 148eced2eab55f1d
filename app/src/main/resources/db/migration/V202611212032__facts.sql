-- Owned by the module facts.

-- account has no foreign key: accounts are never deleted, and a check per row would cost a tenth of the way in.
create table fact (
    seq         bigint      primary key,
    kind        text        not null,
    account     bigint,
    at          timestamptz not null,
    subject     text        not null,
    fields      jsonb       not null,
    source      text        not null,
    source_key  text        not null,
    revision    integer     not null,
    replaces    bigint,
    digest      bytea       not null,
    recorded_at timestamptz not null,
    retracted   boolean     not null
);
comment on table fact is 'What happened, in the order in which it became visible (seq). Rows are added, never changed.';
comment on column fact.replaces is 'The seq of the revision before this one.';
comment on column fact.digest is 'Of the record as checked; the same record sent again has the same digest.';

create index fact_of_account on fact (account, at, seq);
create index fact_recorded on fact (recorded_at, seq);
create unique index fact_replaced on fact (replaces) where replaces is not null;

create function fact_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Facts are never changed or deleted; record a revision or a retraction instead';
end
$$;

create trigger fact_append_only before update or delete or truncate on fact
    for each statement execute function fact_is_append_only();

create table fact_head (
    source     text    not null,
    source_key text    not null,
    kind       text    not null,
    seq        bigint  not null,
    revision   integer not null,
    digest     bytea   not null,
    primary key (source, source_key)
);
comment on table fact_head is 'The last revision of each record of each source; can be rebuilt from fact.';

create table fact_tally (
    source           text        not null,
    kind             text        not null,
    recorded         bigint      not null,
    unchanged        bigint      not null,
    set_aside        bigint      not null,
    last_recorded_at timestamptz,
    last_seen_at     timestamptz not null,
    primary key (source, kind)
);
comment on table fact_tally is 'How many records of each kind came in from each source, and what became of them.';

create table set_aside (
    id         bigint generated always as identity primary key,
    source     text        not null,
    kind       text        not null,
    source_key text        not null,
    identity   text        not null,
    raw        json        not null,
    reasons    text[]      not null,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    times      integer     not null,
    state      text        not null check (state in ('open', 'mended', 'superseded', 'discarded'))
);
comment on table set_aside is 'Records that did not fit, as they came in, with the reasons, until someone mends or discards them.';
comment on column set_aside.identity is 'The source key, or a digest of the record when it had none: the same bad record is kept once.';

create unique index set_aside_open on set_aside (source, identity) where state = 'open';
create index set_aside_listed on set_aside (state, id);
