create table audit_head (
    one  boolean primary key default true check (one),
    seq  bigint  not null check (seq >= 0),
    hash bytea   not null check (length(hash) = 32)
);
comment on table audit_head is 'How far the audit log goes: number and hash of its last line. One row, moved with each line that is added.';

insert into audit_head (seq, hash)
     select seq, hash
       from (select seq, hash from audit_line
              union all
             select 0, decode(repeat('00', 32), 'hex')) as known
   order by seq desc
      limit 1;

create function audit_head_moves_on() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or new.seq is distinct from old.seq + 1 then
        raise exception 'The head of the audit log only moves on, line by line';
    end if;
    return new;
end
$$;

create trigger audit_head_moves_on before insert or update or delete on audit_head
    for each row execute function audit_head_moves_on();
create trigger audit_head_stays before truncate on audit_head
    for each statement execute function audit_head_moves_on();
