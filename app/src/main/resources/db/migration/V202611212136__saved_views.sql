-- A list as somebody likes to see it: the address's query under a name, for its owner alone or for everybody.
create table saved_view (
    id         bigint generated always as identity primary key,
    page       text        not null,
    name       text        not null,
    query      text        not null,
    owner      bigint      not null,
    shared     boolean     not null,
    created_at timestamptz not null
);

create index saved_view_page on saved_view (page);
