package io.mainstay.closing;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.platform.Csv;
import io.mainstay.platform.Sha256;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The signed figures account by account, as a CSV file: for each metric its numerator and, where it has one, its
 * denominator. The rows are ordered by account; the account's key comes last.
 *
 * @param rows the lines of the file, without the header, by account
 */
public record AccountSheet(List<String> columns, Map<AccountId, String> rows) {

    private static final String END = "\r\n";
    private static final String OVER = "_over";

    /** @param answers about one period each, cut by account */
    static AccountSheet of(List<Answer> answers, Map<AccountId, String> keys) {
        List<String> columns = new ArrayList<>();
        Map<Long, Map<String, BigDecimal>> cells = new TreeMap<>();
        for (Answer answer : answers) {
            String name = answer.metric().name().value();
            columns.add(name);
            if (answer.metric().over() != null) {
                columns.add(name + OVER);
            }
            for (Point point : answer.points()) {
                Map<String, BigDecimal> row = cells.computeIfAbsent(
                        Long.parseLong(Objects.requireNonNull(point.group())), _ -> new HashMap<>());
                put(row, name, point.of());
                if (point.over() != null) {
                    put(row, name + OVER, point.over());
                }
            }
        }
        Map<AccountId, String> rows = new LinkedHashMap<>();
        cells.forEach((account, row) -> {
            if (row.values().stream().anyMatch(number -> number.signum() != 0)) {
                AccountId id = AccountId.of(account);
                rows.put(id, line(id, columns, row, keys.getOrDefault(id, id.toString())));
            }
        });
        return new AccountSheet(columns, rows);
    }

    private static void put(Map<String, BigDecimal> row, String column, Value value) {
        BigDecimal number = value.orNull();
        if (number != null) {
            row.put(column, SignedFigure.plain(number));
        }
    }

    private static String line(AccountId account, List<String> columns, Map<String, BigDecimal> row, String key) {
        List<Object> cells = new ArrayList<>();
        cells.add(account.value());
        columns.forEach(column -> cells.add(row.getOrDefault(column, BigDecimal.ZERO)));
        cells.add(key);
        String written = new Csv().row(cells.toArray()).toString();
        return written.substring(0, written.length() - END.length());
    }

    /** A metric's numerator (or, with `_over`, its denominator) account by account. */
    public Map<AccountId, BigDecimal> column(String name) {
        int at = columns.indexOf(name) + 1;
        Map<AccountId, BigDecimal> column = new LinkedHashMap<>();
        if (at > 0) {
            rows.forEach((account, line) -> column.put(account, new BigDecimal(line.split(",", at + 2)[at])));
        }
        return column;
    }

    /** The whole file. */
    public String csv() {
        var text = new StringBuilder("account_id,")
                .append(String.join(",", columns))
                .append(",account")
                .append(END);
        rows.values().forEach(row -> text.append(row).append(END));
        return text.toString();
    }

    String sha256() {
        return Sha256.of(csv());
    }
}
