package io.mainstay.sources.csv;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A first look at a file: what it seems to be, with what could not be told for sure.
 *
 * @param doubts sentences for the person who confirms
 */
public record Sniff(Format format, List<String> doubts) {

    private static final int START = 256 * 1024;
    private static final int SAMPLE = 500;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final Pattern NUMBER_LIKE = Pattern.compile("[\\p{Sc}\\s]*[+-]?[\\d.,]+[%\\p{Sc}\\s]*");
    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("[^.]*\\d,(\\d{1,2}|\\d{4,})\\D*|.*\\.\\d{3},\\d+\\D*");
    private static final Pattern DECIMAL_POINT =
            Pattern.compile("[^,]*\\d\\.(\\d{1,2}|\\d{4,})\\D*|.*,\\d{3}\\.\\d+\\D*");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{2}|\\d{4})(?:[ T].*)?");

    public Sniff {
        doubts = List.copyOf(doubts);
    }

    static Sniff of(Path file) throws IOException {
        List<String> doubts = new ArrayList<>();
        Encoding encoding = Encoding.of(file);
        if (encoding == Encoding.WINDOWS_1252) {
            doubts.add("The file is not valid UTF-8, so it is read as Windows-1252. Check names with accents.");
        }
        String start;
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), encoding.charset())) {
            char[] buffer = new char[START];
            int length = 0;
            for (int read = 0; read >= 0 && length < START; read = reader.read(buffer, length, START - length)) {
                length += read;
            }
            start = new String(buffer, 0, length);
        }
        return of(encoding, start, doubts);
    }

    static Sniff of(Encoding encoding, String start, List<String> doubts) throws IOException {
        char quote = quote(start);
        char delimiter = delimiter(start, quote);
        var shape = new Format(encoding, delimiter, quote, false, false, DateOrder.YEAR_FIRST);
        List<Row> rows = sample(start, shape);
        boolean header = hasHeader(rows);
        List<Row> body = header ? rows.subList(1, rows.size()) : rows;
        boolean decimalComma = decimalComma(body, delimiter);
        DateOrder dates = dates(body, decimalComma || delimiter == ';', doubts);
        return new Sniff(new Format(encoding, delimiter, quote, header, decimalComma, dates), doubts);
    }

    private static char quote(String text) {
        return Pattern.compile("(^|[,;\t|\n])'[^'\n]*'(?=[,;\t|\r\n]|$)")
                                .matcher(text)
                                .results()
                                .count()
                        > Pattern.compile("(^|[,;\t|\n])\"")
                                .matcher(text)
                                .results()
                                .count()
                ? '\''
                : '"';
    }

    /** The delimiter that cuts the most rows into the same number of cells, more than one. */
    private static char delimiter(String start, char quote) throws IOException {
        char best = ',';
        double bestScore = 0;
        for (char delimiter : DELIMITERS) {
            var format = new Format(Encoding.UTF_8, delimiter, quote, false, false, DateOrder.YEAR_FIRST);
            List<Row> rows = sample(start, format);
            int width = rows.isEmpty() ? 0 : rows.getFirst().cells().size();
            long alike = rows.stream()
                    .filter(row -> row.fault() == null && row.cells().size() == width)
                    .count();
            double score = width < 2 ? 0 : (double) alike / rows.size() + Math.min(width, 50) / 1000.0;
            if (score > bestScore) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    private static List<Row> sample(String start, Format format) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Rows all = Rows.of(new StringReader(start), format)) {
            for (Optional<Row> row = all.next(); row.isPresent() && rows.size() < SAMPLE; row = all.next()) {
                rows.add(row.get());
            }
        }
        if (rows.size() > 1 && rows.size() < SAMPLE && start.length() == START) {
            rows.removeLast();
        }
        return rows;
    }

    /** Names are there, differ, and are no numbers or dates. */
    private static boolean hasHeader(List<Row> rows) {
        if (rows.isEmpty()) {
            return true;
        }
        List<String> first = rows.getFirst().cells();
        boolean plain = first.stream()
                .noneMatch(cell -> NUMBER_LIKE.matcher(cell).matches()
                        || DATE.matcher(cell).matches()
                        || cell.matches("\\d{4}-\\d{2}-\\d{2}.*"));
        boolean differ = new HashSet<>(first).size() == first.size();
        boolean named = first.stream().filter(cell -> !cell.isBlank()).count() * 2 > first.size();
        return plain && named && (differ || rows.size() > 1);
    }

    private static boolean decimalComma(List<Row> rows, char delimiter) {
        long commas = count(rows, DECIMAL_COMMA);
        long points = count(rows, DECIMAL_POINT);
        return commas > points || (commas == points && commas > 0 && delimiter == ';');
    }

    private static long count(List<Row> rows, Pattern pattern) {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .map(String::strip)
                .filter(cell -> cell.length() < 40 && NUMBER_LIKE.matcher(cell).matches())
                .filter(cell -> !DATE.matcher(cell).matches())
                .filter(cell -> pattern.matcher(cell).matches())
                .count();
    }

    private static DateOrder dates(List<Row> rows, boolean european, List<String> doubts) {
        int dates = 0;
        boolean points = false;
        for (Row row : rows) {
            for (String cell : row.cells()) {
                var date = DATE.matcher(cell.length() < 40 ? cell.strip() : "");
                if (date.matches()) {
                    if (Integer.parseInt(date.group(1)) > 12) {
                        return DateOrder.DAY_FIRST;
                    } else if (Integer.parseInt(date.group(3)) > 12) {
                        return DateOrder.MONTH_FIRST;
                    }
                    dates++;
                    points |= date.group(2).equals(".");
                }
            }
        }
        if (dates == 0) {
            return DateOrder.YEAR_FIRST;
        }
        if (points) {
            return DateOrder.DAY_FIRST;
        }
        DateOrder guess = european ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        doubts.add("Dates such as 03/04 could be read either way round; they are taken as %s. Check this."
                .formatted(guess == DateOrder.DAY_FIRST ? "day first" : "month first"));
        return guess;
    }
}
