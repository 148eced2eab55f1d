package io.mainstay.web.settings;

import io.mainstay.web.parts.Field;
import io.mainstay.workspace.Company;
import java.time.DateTimeException;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was typed about the company, and what is wrong with it. */
public record CompanyForm(String name, String currency, String zone, String fiscalYearStart) {

    private static final int LONGEST_NAME = 80;
    private static final List<Field.Option> CURRENCIES = currencies();
    private static final List<Field.Option> ZONES = zones();
    private static final List<Field.Option> MONTHS = Arrays.stream(Month.values())
            .map(month -> new Field.Option(
                    Integer.toString(month.getValue()), month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
            .toList();

    public static CompanyForm of(Map<String, String> typed) {
        return new CompanyForm(
                typed.getOrDefault("name", "").strip(),
                typed.getOrDefault("currency", "EUR"),
                typed.getOrDefault("zone", "UTC"),
                typed.getOrDefault("fiscalYearStart", "1"));
    }

    public static CompanyForm of(Company company) {
        return new CompanyForm(
                company.name(),
                company.currency().getCurrencyCode(),
                company.zone().getId(),
                Integer.toString(company.fiscalYearStart().getValue()));
    }

    /** By field; empty when all is well. */
    public Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problems.put("name", "Give the company a name of at most %d characters.".formatted(LONGEST_NAME));
        }
        if (CURRENCIES.stream().noneMatch(option -> option.value().equals(currency))) {
            problems.put("currency", "Choose a currency from the list.");
        }
        if (findZone().isEmpty()) {
            problems.put("zone", "Choose a time zone from the list.");
        }
        if (MONTHS.stream().noneMatch(option -> option.value().equals(fiscalYearStart))) {
            problems.put("fiscalYearStart", "Choose a month.");
        }
        return problems;
    }

    /** Only when there are no problems. */
    public Company company() {
        return new Company(
                name,
                Currency.getInstance(currency),
                findZone().orElseThrow(),
                Month.of(Integer.parseInt(fiscalYearStart)));
    }

    public List<Field> fields(Map<String, String> problems) {
        return Stream.of(
                        Field.typed("text", "name", "Company name", name, "organization"),
                        Field.choice("currency", "Reporting currency", currency, CURRENCIES)
                                .help("Money in other currencies is converted into this one."),
                        Field.choice("zone", "Reporting time zone", zone, ZONES)
                                .help("Decides to which day and month a moment belongs."),
                        Field.choice("fiscalYearStart", "Fiscal year starts in", fiscalYearStart, MONTHS))
                .map(field -> field.error(problems.get(field.name())))
                .toList();
    }

    private Optional<ZoneId> findZone() {
        try {
            return Optional.of(ZoneId.of(zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Field.Option> currencies() {
        return Arrays.stream(Locale.getISOCountries())
                .map(country -> Optional.ofNullable(Currency.getInstance(Locale.of("", country))))
                .flatMap(Optional::stream)
                .distinct()
                .map(currency -> new Field.Option(
                        currency.getCurrencyCode(),
                        currency.getCurrencyCode() + " · " + currency.getDisplayName(Locale.ENGLISH)))
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    private static List<Field.Option> zones() {
        Stream<String> regions = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
                .sorted();
        return Stream.concat(Stream.of("UTC"), regions)
                .map(id -> new Field.Option(id, id.replace('_', ' ')))
                .toList();
    }
}
