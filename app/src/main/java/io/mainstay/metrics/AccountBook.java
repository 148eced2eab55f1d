package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.platform.NotFound;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts as the book has them, for the lists and pages about accounts. Its figures are those of the metrics. */
public class AccountBook {

    private final Metrics metrics;

    AccountBook(Metrics metrics) {
        this.metrics = metrics;
    }

    /** The accounts asked for, a part at a time, with what all of them come to. */
    public AccountList list(Principal principal, AccountQuestion asked, AccountQuestion.Slice slice) {
        Seen book = metrics.seen(principal, asked.asOf());
        var sql = sql(book, asked);
        List<String> names = sql.names();
        Optional<AccountList> list = metrics.duckDb().query(sql.lines(slice), rows -> {
            List<AccountLine> found = new ArrayList<>();
            Optional<AccountList> whole = Optional.empty();
            while (rows.next()) {
                found.add(line(rows, names, asked.attributes()));
                if (whole.isEmpty()) {
                    whole = Optional.of(new AccountList(
                            List.of(), rows.getLong("accounts"), revenue(rows, "all_"), book.knownAt()));
                }
            }
            return whole.map(all -> new AccountList(found, all.count(), all.total(), all.knownAt()));
        });
        return list.orElseGet(() -> none(sql, book));
    }

    /** A part without accounts, of a list that may have some. */
    private AccountList none(AccountSql sql, Seen book) {
        return metrics.duckDb().query(sql.totals(), rows -> {
            rows.next();
            return new AccountList(List.of(), rows.getLong("accounts"), revenue(rows, ""), book.knownAt());
        });
    }

    /** An account by its stated name, which is empty when none was. */
    public record Named(AccountId account, String name) {}

    /** Accounts by a part of their name, and those of the given ones that may be seen; the best first. */
    public List<Named> find(Principal principal, String text, Collection<AccountId> besides, int limit) {
        return metrics.duckDb()
                .query(AccountSearch.sql(metrics.seen(principal, AsOf.now()), text, besides, limit), rows -> {
                    List<Named> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(new Named(AccountId.of(rows.getLong("account")), rows.getString("name")));
                    }
                    return found;
                });
    }

    /** One account, also one that nobody has said anything about. */
    public AccountLine get(Principal principal, AccountId account, AccountQuestion asked) {
        return list(principal, asked.where(Filter.of(account)), new AccountQuestion.Slice(null, null, 1))
                .lines()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("account with facts known then, id", account));
    }

    /** What it pays for, as it stands. */
    public List<HeldSubscription> subscriptions(Principal principal, AccountId account, AsOf asOf) {
        Seen book = metrics.seen(principal, asOf);
        return metrics.duckDb()
                .query(AccountDetailSql.subscriptions(book, account, known(book)), HeldSubscription::list);
    }

    /** Its contracts, the latest term first. */
    public List<SignedContract> contracts(Principal principal, AccountId account, AsOf asOf) {
        return metrics.duckDb()
                .query(AccountDetailSql.contracts(metrics.seen(principal, asOf), account), SignedContract::list);
    }

    /** Its invoices, the latest first. */
    public List<SentInvoice> invoices(Principal principal, AccountId account, AsOf asOf, int limit) {
        return metrics.duckDb()
                .query(AccountDetailSql.invoices(metrics.seen(principal, asOf), account, limit), SentInvoice::list);
    }

    /** The account that holds another one since a day. */
    public record Merged(AccountId into, LocalDate since) {}

    /** Whom it was merged into; empty while it stands for itself, or where the other may not be seen. */
    public Optional<Merged> mergedInto(Principal principal, AccountId account, AsOf asOf) {
        return metrics.duckDb()
                .query(
                        AccountDetailSql.mergedInto(metrics.seen(principal, asOf), account),
                        rows -> rows.next()
                                ? Optional.of(new Merged(
                                        AccountId.of(rows.getLong("holder")),
                                        rows.getDate("since_day").toLocalDate()))
                                : Optional.empty());
    }

    /** The last day that counts, and the moment up to which facts were known. */
    public Instant knownAt(AsOf asOf) {
        return metrics.book(asOf).knownAt();
    }

    private AccountSql sql(Seen book, AccountQuestion asked) {
        return new AccountSql(book, asked, known(book));
    }

    private static LocalDate known(Seen book) {
        return Calendar.of(book.terms().company()).day(book.knownAt());
    }

    private static AccountLine line(ResultSet row, List<String> names, List<String> told) throws SQLException {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int at = 1; at <= told.size(); at++) {
            attributes.put(names.get(at), Objects.toString(row.getString("v" + at), ""));
        }
        return new AccountLine(
                AccountId.of(row.getLong("account")),
                Objects.toString(row.getString("v0"), ""),
                attributes,
                AccountLine.State.valueOf(row.getString("state")),
                revenue(row, ""),
                new AccountLine.Dates(day(row, "since"), day(row, "renewal")),
                row.getLong("place"));
    }

    private static AccountLine.Revenue revenue(ResultSet row, String of) throws SQLException {
        return new AccountLine.Revenue(
                known(row.getBigDecimal(of + "mrr")),
                known(row.getBigDecimal(of + "change")),
                row.getBigDecimal(of + "year_ago"),
                row.getBigDecimal(of + "year_ago_now"));
    }

    private static Value known(@Nullable BigDecimal amount) {
        return amount == null
                ? Value.none("Nobody told what is paid, or in a currency without an exchange rate")
                : Value.of(amount);
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate();
    }
}
