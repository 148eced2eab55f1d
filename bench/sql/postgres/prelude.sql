-- What the measures use: the two functions of the product's prelude, and what DuckDB brings along and PostgreSQL does not.
create domain hugeint as numeric(38, 0);

create function worth(amount numeric, rate numeric) returns numeric immutable return round(amount * rate, 6);

create function monthly(price numeric, months bigint) returns numeric immutable
    return case when months = 1 then price else round(price / months, 6) end;

-- date_diff('month', ...): how many months begin on the way from one to the other
create function months_between(one timestamp, other timestamp) returns integer immutable
    return (extract(year from other) - extract(year from one))::integer * 12 + (extract(month from other) - extract(month from one))::integer;

-- list_reduce(...): several discounts, one after the other
create function reduced(m numeric[], b numeric[], out m_all numeric, out b_all numeric) language plpgsql immutable as $$
begin
    m_all := m[1];
    b_all := b[1];
    for place in 2 .. cardinality(m) loop
        b_all := round(b_all * m[place] + b[place], 6);
        m_all := round(m_all * m[place], 12);
    end loop;
end
$$;
