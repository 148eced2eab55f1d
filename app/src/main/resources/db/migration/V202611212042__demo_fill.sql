-- Owned by the module demo.
create table demo_fill (
    one      boolean primary key default true check (one),
    until    date    not null,
    told     date,
    finished boolean not null default false
);
comment on table demo_fill is 'How far the database has been filled with the sample company; empty everywhere else.';
comment on column demo_fill.told is 'The first day of the last month that is recorded.';
