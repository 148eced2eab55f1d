-- Owned by the module platform.
create table secret (
    owner      text        primary key,
    key_id     text        not null,
    sealed     bytea       not null,
    changed_at timestamptz not null
);
comment on table secret is 'What must be read again and by nobody else. The key is never in this database.';
comment on column secret.owner is 'Whose it is; sealed in, so that a secret copied to another row does not open.';
comment on column secret.sealed is 'AES-256-GCM: 12 bytes of nonce, the sealed text, 16 bytes of tag.';
