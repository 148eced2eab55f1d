-- The company's answers to the questions of the revenue policy, and what it aims at; both keep who changed them and when.
create table policy_answer (
    id         bigint generated always as identity primary key,
    option     text        not null,
    answer     text        not null,
    changed_at timestamptz not null,
    changed_by bigint      not null
);

create table metric_target (
    id         bigint generated always as identity primary key,
    metric     text        not null,
    target     numeric,
    changed_at timestamptz not null,
    changed_by bigint      not null
);
