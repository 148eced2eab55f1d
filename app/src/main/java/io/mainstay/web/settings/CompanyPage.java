package io.mainstay.web.settings;

import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Listing;
import io.mainstay.workspace.Company;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The page about the company.
 *
 * @param meaning what the change about to be saved does to the numbers; empty when it does nothing to them
 * @param changes what it was before, newest first
 */
public record CompanyPage(List<Field> fields, List<String> meaning, Listing changes) {

    static List<String> meaning(Company now, Company wanted) {
        var meaning = new ArrayList<String>();
        if (!now.currency().equals(wanted.currency())) {
            meaning.add(
                    "Every amount, also of past periods, is shown in %s instead of %s, converted with the exchange rates on record; amounts without a rate show no value."
                            .formatted(wanted.currency(), now.currency()));
        }
        if (!now.zone().equals(wanted.zone())) {
            meaning.add(
                    "Days begin at midnight in %s instead of %s, so what happened near midnight moves to another day, and at a month's end to another month."
                            .formatted(name(wanted.zone()), name(now.zone())));
        }
        if (now.fiscalYearStart() != wanted.fiscalYearStart()) {
            meaning.add("Fiscal years begin in %s instead of %s; figures by fiscal year are cut anew, others stay."
                    .formatted(month(wanted), month(now)));
        }
        return meaning;
    }

    private static String name(ZoneId zone) {
        return zone.getId().replace('_', ' ');
    }

    private static String month(Company company) {
        return company.fiscalYearStart().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
