-- Functions the measures use. Both stay in 64 bits while amounts allow it, for dividing 128 bits is slow.

-- An amount at an exchange rate, rounded once to six decimals.
create or replace macro worth(amount, rate) as
    case when abs(cast(amount as double) * cast(rate as double)) < 900000 
         then cast(cast(amount as decimal(18, 6)) * cast(rate as decimal(18, 6)) as decimal(18, 6))
         else cast(cast(amount as decimal(20, 6)) * cast(rate as decimal(18, 6)) as decimal(18, 6)) end;

-- A price of zero or more for so many months, by the month, rounded half up to six decimals.
create or replace macro monthly(price, months) as
    case when months = 1 then price
         else cast((2 * (cast(trunc(price) as bigint) * 1000000 + cast(cast(price - trunc(price) as decimal(7, 6)) * 1000000::decimal(7, 0) as bigint)) + months)
                   // (2 * months) as decimal(18, 0)) * 0.000001::decimal(6, 6) end;
