package io.mainstay.sources.csv;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Other words for the fields and values Mainstay knows, as exports of billing systems and CRMs write them. */
final class Synonyms {

    private static final Map<String, List<String>> COLUMNS = Map.ofEntries(
            Map.entry("account", List.of("customer", "client", "company", "organization", "tenant", "kunde")),
            Map.entry("at", List.of("date", "effective", "valid from", "as of", "timestamp", "created", "changed")),
            Map.entry("subject", List.of("id", "number")),
            Map.entry("key", List.of("record id", "row id", "external id")),
            Map.entry("name", List.of("account name", "customer name", "company name")),
            Map.entry("plan", List.of("edition", "tier", "package", "price plan", "contract", "contract type")),
            Map.entry("product", List.of("item", "sku", "product name")),
            Map.entry("quantity", List.of("seats", "licenses", "licences", "users", "units", "qty")),
            Map.entry("unit_price", List.of("price", "price per seat", "rate")),
            Map.entry(
                    "amount",
                    List.of(
                            "total",
                            "mrr",
                            "value",
                            "sum",
                            "price",
                            "charge",
                            "line amount",
                            "net",
                            "monthly fee",
                            "fee",
                            "monthly charge",
                            "monthly price")),
            Map.entry("interval", List.of("billing period", "billing interval", "period", "frequency", "cycle")),
            Map.entry("interval_count", List.of("interval length", "periods")),
            Map.entry("start", List.of("started", "start date", "begin", "activated", "subscribed", "created")),
            Map.entry("end", List.of("ended", "end date", "canceled at", "cancelled at", "churned at", "expires")),
            Map.entry("tenure_months", List.of("tenure", "months", "tenure in months", "age in months")),
            Map.entry("monthly_charge", List.of("monthly charges", "monthly", "mrr", "monthly fee", "monthly price")),
            Map.entry("churned", List.of("churn", "churned", "left", "canceled", "cancelled", "attrition")),
            Map.entry("owner", List.of("csm", "account manager", "account owner", "success manager")),
            Map.entry("invoice", List.of("invoice number", "invoice no", "invoice id", "bill")),
            Map.entry("subscription", List.of("subscription id", "contract id")),
            Map.entry("service_from", List.of("period start", "service start", "service period start")),
            Map.entry("service_to", List.of("period end", "service end", "service period end")),
            Map.entry("due", List.of("due date", "payable by")),
            Map.entry("tax", List.of("vat", "tax amount", "sales tax")),
            Map.entry("segment", List.of("size", "customer segment", "tier")),
            Map.entry("region", List.of("area", "territory", "geo")),
            Map.entry("industry", List.of("sector", "vertical")),
            Map.entry("website", List.of("domain", "url", "web")),
            Map.entry("currency", List.of("ccy", "currency code")),
            Map.entry("signed", List.of("signature date", "signed on", "close date")),
            Map.entry("term_start", List.of("contract start", "start date", "start")),
            Map.entry("term_end", List.of("contract end", "end date", "end")),
            Map.entry("recurring_total", List.of("recurring value", "contract value", "tcv", "acv")));

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("monthly", "month"),
            Map.entry("months", "month"),
            Map.entry("month_to_month", "month"),
            Map.entry("mo", "month"),
            Map.entry("m", "month"),
            Map.entry("yearly", "year"),
            Map.entry("annual", "year"),
            Map.entry("annually", "year"),
            Map.entry("years", "year"),
            Map.entry("one_year", "year"),
            Map.entry("y", "year"),
            Map.entry("quarterly", "quarter"),
            Map.entry("quarters", "quarter"),
            Map.entry("half_yearly", "half_year"),
            Map.entry("semiannual", "half_year"),
            Map.entry("semi_annual", "half_year"),
            Map.entry("weekly", "week"),
            Map.entry("weeks", "week"),
            Map.entry("daily", "day"),
            Map.entry("days", "day"),
            Map.entry("once", "none"),
            Map.entry("one_time", "none"),
            Map.entry("one_off", "none"),
            Map.entry("cancelled", "canceled"),
            Map.entry("trial", "trialing"),
            Map.entry("in_trial", "trialing"),
            Map.entry("overdue", "past_due"),
            Map.entry("voided", "void"),
            Map.entry("closed_won", "won"),
            Map.entry("closed_lost", "lost"),
            Map.entry("new", "new_business"),
            Map.entry("success", "succeeded"),
            Map.entry("refund", "refunded"),
            Map.entry("setup", "set_up"));

    private Synonyms() {}

    static List<String> columnsFor(String target) {
        return COLUMNS.getOrDefault(target, List.of());
    }

    static Optional<String> valueFor(String word, List<String> values) {
        return Optional.ofNullable(VALUES.get(word)).filter(values::contains);
    }
}
