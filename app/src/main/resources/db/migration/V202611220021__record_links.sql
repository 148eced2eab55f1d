-- Owned by the module sources.
create table record_link (
    source   text primary key,
    template text not null
);
comment on table record_link is 'Where a source shows its own records: an address with {key} or {subject} in it.';
