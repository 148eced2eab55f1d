-- Owned by the module closing.

create table finance_figure (
    id     bigint generated always as identity primary key,
    month  date        not null,
    metric text        not null,
    value  numeric,
    note   text        not null,
    at     timestamptz not null,
    member bigint      not null,
    name   text        not null
);
comment on table finance_figure is 'What finance says a month came to. The last row of a month and metric counts; without a value it was taken back.';

create index finance_figure_of on finance_figure (month, metric, id desc);

create table finance_sheet (
    id     bigint generated always as identity primary key,
    month  date        not null,
    metric text        not null,
    at     timestamptz not null,
    member bigint      not null,
    name   text        not null
);
comment on table finance_sheet is 'Amounts by account from finance. The last sheet of a month and metric counts.';

create index finance_sheet_of on finance_sheet (month, metric, id desc);

create table finance_amount (
    sheet   bigint  not null references finance_sheet,
    account text    not null,
    amount  numeric not null,
    primary key (sheet, account)
);
