-- Owned by the module sources.
create table connection (
    source       text        primary key,
    connector    text        not null,
    state        text        not null check (state in ('connected', 'retracting', 'disconnected')),
    settings     jsonb       not null,
    cursor       text        not null default '',
    version      bigint      not null default 0,
    phase        text        not null default '',
    phase_place  integer     not null default 0,
    phase_count  integer     not null default 0,
    objects      bigint      not null default 0,
    connected_by text        not null,
    connected_at timestamptz not null,
    last_step_at timestamptz,
    caught_up_at timestamptz,
    problem      text,
    retry_at     timestamptz
);
comment on table connection is 'Sources that Mainstay asks by itself, and how far it has come. Their secrets are in the table secret.';
comment on column connection.version is 'Counts the steps: a step is written only on top of the one it was read after.';

create table connection_object (
    source text   not null references connection on delete cascade,
    object text   not null,
    keys   text[] not null default '{}',
    memory text,
    primary key (source, object)
);
comment on table connection_object is 'What each object of the other system last said, as keys of facts, and what its connector remembers of it.';
comment on column connection_object.keys is 'Kind and key of each fact; a question mark in front of those that were set aside.';

create table connection_hint (
    source      text        not null references connection on delete cascade,
    id          text        not null,
    about       text        not null,
    received_at timestamptz not null,
    done_at     timestamptz,
    primary key (source, id)
);
comment on table connection_hint is 'Word that something changed; kept for a while after it was followed, to know it when it comes again.';
create index connection_hint_waiting on connection_hint (source, received_at) where done_at is null;
