-- Owned by the module sources.
create table record_source (
    name       text        primary key,
    label      text        not null,
    way        text        not null,
    paused     boolean     not null default false,
    created_at timestamptz not null
);
comment on table record_source is 'Who sends records, as people call it, and whether it may.';

create table csv_import (
    id          bigint      generated always as identity primary key,
    source      text        not null,
    file        jsonb       not null,
    mapping     jsonb,
    state       text        not null,
    position    integer     not null default 0,
    created     integer     not null default 0,
    updated     integer     not null default 0,
    unchanged   integer     not null default 0,
    failed      integer     not null default 0,
    repeated    integer     not null default 0,
    preview     jsonb,
    problem     text,
    created_by  text        not null,
    created_at  timestamptz not null,
    finished_at timestamptz
);
comment on table csv_import is 'A file brought in, or about to be. The file itself lies in the data folder under imports/.';
comment on column csv_import.position is 'The last row of the file that is done with; the next step goes on after it.';

create table import_error (
    import bigint  not null references csv_import on delete cascade,
    row    integer not null,
    errors text[]  not null,
    primary key (import, row)
);
comment on table import_error is 'Rows that became no facts, and why.';

create table import_change (
    import     bigint  not null references csv_import on delete cascade,
    source_key text    not null,
    before_seq bigint,
    after_seq  bigint  not null,
    undone     boolean not null default false,
    primary key (import, source_key)
);
comment on table import_change is 'What an import did to a record: the fact before it, if any, and the last one it made.';

create table import_mapping (
    name     text        primary key,
    mapping  jsonb       not null,
    saved_by text        not null,
    saved_at timestamptz not null
);
comment on table import_mapping is 'What the columns of a file mean, kept by a name for the next file of its sort.';

create table invoiced_account (
    source     text        not null,
    account    text        not null,
    grace_days integer     not null,
    due_at     timestamptz,
    primary key (source, account)
);
comment on table invoiced_account is 'Accounts whose subscriptions are read off their invoice lines.';
comment on column invoiced_account.due_at is 'When they must be read again: new lines came, or the days of grace will be over.';
create index invoiced_account_due on invoiced_account (due_at) where due_at is not null;
