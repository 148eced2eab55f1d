package io.mainstay.conformance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One contract of a renewal case. The schema names its term's end; how it was renewed is told by the words of a field's name
 * and the sort of its value. A field that says nothing known is refused by name.
 */
final class RenewalFields {

    private static final Set<String> TOLD_APART = Set.of("id", "account", "customer", "name", "contract", "subject");
    private static final Set<String> REMARKS =
            Set.of("note", "comment", "title", "reason", "churn_reason", "currency", "owner", "csm");
    private static final Set<String> LENGTH = Set.of("months", "years", "length", "duration");
    private static final Set<String> TOLD_BY = Set.of("outcome", "status", "state", "decision", "result");
    private static final Set<String> FOLLOWED_BY = Set.of("renewed_by", "successor", "followed_by", "renewal_id");
    private static final Set<String> FOLLOWS = Set.of("renews", "renewal_of", "follows", "predecessor");
    private static final Set<String> AMOUNT = Set.of(
            "value", "price", "arr", "acv", "mrr", "amount", "total", "annual", "recurring", "tcv", "fee", "revenue");
    private static final Set<String> AFTER = Set.of(
            "new",
            "renewed",
            "renewal",
            "renewals",
            "next",
            "after",
            "to",
            "successor",
            "follow",
            "following",
            "followup",
            "subsequent");
    private static final Set<String> GONE = Set.of(
            "churned",
            "churn",
            "lost",
            "cancelled",
            "canceled",
            "lapsed",
            "expired",
            "declined",
            "terminated",
            "ended");
    private static final Set<String> UNDECIDED =
            Set.of("open", "pending", "undecided", "due", "unknown", "negotiating");

    private final Map<String, JsonNode> fields = new LinkedHashMap<>();
    private String account;
    private String subject;
    private @Nullable LocalDate start;
    private @Nullable LocalDate end;
    private @Nullable LocalDate renewedOn;
    private @Nullable LocalDate signing;
    private @Nullable LocalDate begins;
    private @Nullable String followedBy;
    private @Nullable String follows;
    private @Nullable BigDecimal before;
    private @Nullable BigDecimal after;
    private @Nullable Boolean renewed;
    private boolean gone;

    private RenewalFields(String otherwise) {
        account = otherwise;
        subject = otherwise;
    }

    /** Adds all contracts of a case; the place tells apart those without an id. */
    static void addAll(Book book, JsonNode contracts) {
        List<RenewalFields> all = new ArrayList<>();
        for (JsonNode contract : contracts) {
            var read = new RenewalFields("contract" + all.size());
            read.flatten("", contract);
            read.fields.forEach(read::take);
            all.add(read);
        }
        for (RenewalFields one : all) {
            for (RenewalFields other : all) {
                if (other.subject.equals(one.followedBy) || one.subject.equals(other.follows)) {
                    one.renewedBy(other);
                }
            }
        }
        all.forEach(one -> one.addTo(book));
    }

    private void renewedBy(RenewalFields next) {
        renewedOn = next.signing != null ? next.signing : next.start;
        after = next.before;
        followedBy = null;
    }

    private void flatten(String prefix, JsonNode node) {
        node.properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()) {
                flatten(name + "_", field.getValue());
            } else if (field.getValue().size() == 1 && field.getValue().path(0).isObject()) {
                flatten(name + "_", field.getValue().get(0));
            } else if (field.getValue().isArray() && field.getValue().isEmpty()) {
                return;
            } else if (!field.getValue().isNull()) {
                fields.put(name, field.getValue());
            }
        });
    }

    private void take(String name, JsonNode value) {
        Set<String> words = Set.copyOf(Arrays.asList(name.split("_")));
        LocalDate day = day(value);
        boolean later = words.stream().anyMatch(AFTER::contains);
        if (name.equals("account") || name.equals("customer")) {
            account = value.asString();
        } else if (TOLD_APART.contains(name)) {
            subject = value.asString();
        } else if (REMARKS.contains(name)
                || number(value) != null && words.stream().anyMatch(LENGTH::contains)) {
            // what a contract is worth does not hang on how long it runs
            return;
        } else if (FOLLOWED_BY.contains(name)) {
            followedBy = value.asString();
        } else if (FOLLOWS.contains(name)) {
            follows = value.asString();
        } else if (name.startsWith("term_end") || name.equals("end_inclusive")) {
            end = day;
        } else if (name.startsWith("term_start") || name.equals("start")) {
            start = day;
        } else if (value.isBoolean()) {
            flag(name, words, value.asBoolean());
        } else if (day != null && later && words.contains("end")) {
            // the renewal's own end is the next window's
            return;
        } else if (day != null && later && !words.contains("start")) {
            renewedOn = day;
        } else if (day != null && later) {
            begins = day;
        } else if (day != null && words.contains("signed")) {
            signing = day;
        } else if (day != null && words.stream().anyMatch(GONE::contains)) {
            gone = true;
        } else if (words.stream().anyMatch(TOLD_BY::contains)) {
            outcome(name, value.asString());
        } else if (number(value) != null && (later || words.stream().anyMatch(AMOUNT::contains))) {
            if (later) {
                after = number(value);
            } else {
                before = number(value);
            }
        } else {
            throw unknown(name, value);
        }
    }

    private void flag(String name, Set<String> words, boolean holds) {
        if (words.stream().anyMatch(GONE::contains)) {
            gone = holds;
        } else if (words.contains("renewed") || words.contains("renews")) {
            renewed = holds;
        } else {
            throw new IllegalArgumentException("A contract's field %s is not known".formatted(name));
        }
    }

    private void outcome(String name, String told) {
        if (GONE.contains(told) || told.startsWith("not_")) {
            gone = true;
        } else if (told.startsWith("renewed")) {
            renewed = true;
        } else if (!UNDECIDED.contains(told)) {
            throw new IllegalArgumentException("A contract's %s \"%s\" is not known".formatted(name, told));
        }
    }

    private void addTo(Book book) {
        if (end == null || before == null) {
            throw new IllegalArgumentException(
                    "Contract %s needs a term_end_inclusive and what it was worth".formatted(subject));
        }
        if (followedBy != null) {
            throw new IllegalArgumentException(
                    "Contract %s is renewed by %s, which is not there".formatted(subject, followedBy));
        }
        LocalDate from = start == null ? end.plusDays(1).minusYears(1) : start;
        // less telling than a renewal's own day: a signing that does not say of what, or where the renewal begins
        if (renewedOn == null) {
            renewedOn = signing != null && signing.isAfter(from) ? signing : begins;
        }
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("term_end", end.toString());
        terms.put("recurring_total", before.toPlainString());
        boolean kept = renewed == null ? renewedOn != null || after != null && after.signum() > 0 : renewed;
        if (gone || Boolean.FALSE.equals(renewed)) {
            terms.put("outcome", "churned");
        } else if (kept) {
            terms.put("outcome", "renewed");
            terms.put("renewed_on", (renewedOn == null ? end : renewedOn).toString());
            terms.put("renewed_recurring_total", (after == null ? before : after).toPlainString());
        }
        book.contract(account, subject, from, terms);
    }

    private static IllegalArgumentException unknown(String name, JsonNode value) {
        return new IllegalArgumentException("A contract's field %s (%s) is not known".formatted(name, value));
    }

    private static @Nullable LocalDate day(JsonNode value) {
        try {
            return value.isString() && value.asString().length() >= 10
                    ? LocalDate.parse(value.asString().substring(0, 10))
                    : null;
        } catch (DateTimeParseException other) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(JsonNode value) {
        return List.of(value.isNumber(), value.isString()).contains(true)
                        && value.asString().matches("-?[0-9]+(\\.[0-9]+)?")
                ? new BigDecimal(value.asString())
                : null;
    }
}
