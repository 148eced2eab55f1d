package io.mainstay.workspace;

import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;

/**
 * The company whose customers these are.
 *
 * @param currency the reporting currency
 * @param zone the reporting time zone: decides to which day and month a moment belongs
 * @param fiscalYearStart the first month of the fiscal year
 */
public record Company(String name, Currency currency, ZoneId zone, Month fiscalYearStart) {}
