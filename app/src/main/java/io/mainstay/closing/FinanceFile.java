package io.mainstay.closing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads finance's files. All of a file is taken or nothing of it; what is wrong is told row by row. */
final class FinanceFile {

    private static final int MOST_ROWS = 100_000;
    private static final int MOST_PROBLEMS = 20;

    private final Metrics metrics;
    private final List<String> problems = new ArrayList<>();

    FinanceFile(Metrics metrics) {
        this.metrics = metrics;
    }

    record Row(Period month, String metric, BigDecimal value, String note) {}

    /** Columns month, metric, value and, if given, note. */
    List<Row> figures(String text) {
        List<Row> rows = new ArrayList<>();
        read(text, List.of("month", "metric", "value"), record -> {
            Period month = month(cell(record, "month"));
            Metric metric = metric(cell(record, "metric"));
            BigDecimal value = metric == null ? null : number(cell(record, "value"), metric.unit(), record);
            if (month == null) {
                problem(record, "month is written like 2026-10");
            }
            if (metric == null) {
                problem(record, "\"%s\" is no metric; write its name or its label".formatted(cell(record, "metric")));
            }
            if (month != null && metric != null && value != null) {
                rows.add(new Row(month, metric.name().value(), value, cell(record, "note")));
            }
        });
        return rows;
    }

    /** Columns account and amount. Of an account named twice the amounts are added up. */
    Map<String, BigDecimal> amounts(String text, Unit unit) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        read(text, List.of("account", "amount"), record -> {
            String account = cell(record, "account");
            BigDecimal amount = number(cell(record, "amount"), unit, record);
            if (account.isEmpty()) {
                problem(record, "the account is missing");
            } else if (amount != null) {
                amounts.merge(account, amount, BigDecimal::add);
            }
        });
        return amounts;
    }

    /** Reads a number as people write it; a percent becomes a share. Empty when it is none. */
    static Optional<BigDecimal> number(String typed, Unit unit) {
        String text = typed.strip().replaceAll("[\\s\u00a0%€$£']", "").replace('\u2212', '-');
        if (text.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            text = text.replace(",", "");
        } else if (text.matches("-?\\d+,\\d{1,2}")) {
            text = text.replace(',', '.');
        }
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,12})?")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        return Optional.of(unit == Unit.PERCENT ? number.movePointLeft(2) : number);
    }

    private void read(String text, List<String> needed, Consumer<NamedCsvRecord> each) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        String head = plain.lines().findFirst().orElse("");
        char separator = head.contains(";") ? ';' : head.contains("\t") ? '\t' : ',';
        int rows = 0;
        try (var reader = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(plain)) {
            for (NamedCsvRecord record : reader) {
                List<String> names = record.getHeader().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
                if (!names.containsAll(needed)) {
                    throw refused("The first row names the columns: " + String.join(", ", needed) + ".");
                }
                if (++rows > MOST_ROWS) {
                    throw refused("A file has at most %,d rows.".formatted(MOST_ROWS));
                }
                each.accept(record);
            }
        } catch (CsvParseException | java.io.IOException cannot) {
            throw refused("This is no CSV file: " + cannot.getMessage());
        }
        if (rows == 0) {
            throw refused("The file has no rows below its first.");
        }
        if (!problems.isEmpty()) {
            throw refused("Nothing was taken. "
                    + String.join("; ", problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))) + ".");
        }
    }

    private void problem(NamedCsvRecord record, String what) {
        problems.add("Line %d: %s".formatted(record.getStartingLineNumber(), what));
    }

    private static String cell(NamedCsvRecord record, String column) {
        List<String> header = record.getHeader();
        for (int at = 0; at < header.size(); at++) {
            if (header.get(at).strip().equalsIgnoreCase(column)) {
                return at < record.getFieldCount() ? record.getField(at).strip() : "";
            }
        }
        return "";
    }

    private @Nullable BigDecimal number(String text, Unit unit, NamedCsvRecord record) {
        Optional<BigDecimal> number = number(text, unit);
        if (number.isEmpty()) {
            problem(record, "\"%s\" is no number such as 1234.56".formatted(text));
        }
        return number.orElse(null);
    }

    private @Nullable Period month(String text) {
        return metrics.calendar()
                .parse(text)
                .filter(period -> period.grain() == Grain.MONTH)
                .orElse(null);
    }

    private @Nullable Metric metric(String text) {
        return metrics.list().stream()
                .filter(metric -> metric.name().value().equalsIgnoreCase(text)
                        || metric.label().equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
    }

    private static Refused refused(String why) {
        return new Refused(ErrorCode.INVALID, why);
    }
}
