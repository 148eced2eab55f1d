create table audit_line (
    seq        bigint      primary key check (seq > 0),
    at         timestamptz not null,
    actor      bigint      not null,
    actor_name text        not null,
    action     text        not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
    object     text        not null,
    details    jsonb       not null,
    address    text,
    request    text,
    hash       bytea       not null check (length(hash) = 32)
);
comment on table audit_line is 'Who did what and when, without gaps in seq. Rows are added, never changed.';
comment on column audit_line.actor is 'The member; 0 for the program itself and for whoever is not signed in.';
comment on column audit_line.actor_name is 'The name at that time.';
comment on column audit_line.hash is 'SHA-256 over the hash of the line before and everything in this one.';

create index audit_line_of_actor on audit_line (actor_name, seq desc);
create index audit_line_of_action on audit_line (action, seq desc);
create index audit_line_at on audit_line (at);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Lines of the audit log are never changed or deleted';
end
$$;

create trigger audit_append_only before update or delete or truncate on audit_line
    for each statement execute function audit_is_append_only();
