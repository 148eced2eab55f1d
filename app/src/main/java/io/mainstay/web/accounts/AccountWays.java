package io.mainstay.web.accounts;

import io.mainstay.metrics.HeldSubscription;
import io.mainstay.metrics.SentInvoice;
import io.mainstay.metrics.SignedContract;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.parts.Arrangement;
import java.util.List;
import java.util.Objects;

/** How the lists of an account's page are arranged through its address, and the same as files. */
final class AccountWays {

    /** Names in an address the list that is wanted as a file. */
    static final String LIST = "list";

    private static final int SHOWN = 12;

    static final Arrangement<HeldSubscription> SUBSCRIPTIONS = Arrangement.<HeldSubscription>of(
                    "subscriptions",
                    one -> String.join(
                            " ",
                            one.subscription(),
                            one.terms().product(),
                            one.terms().plan()))
            .own("subscriptions")
            .shown(SHOWN)
            .text("subscription", HeldSubscription::subscription)
            .text("state", one -> one.terms().status())
            .text("plan", one -> one.terms().product() + one.terms().plan())
            .value("quantity", one -> one.terms().quantity())
            .value("price", one -> one.terms().price().amount())
            .value("mrr", HeldSubscription::mrr)
            .value("next", one -> one.dates().nextBilling())
            .group(
                    "state",
                    "State",
                    one -> AccountLists.badge(one.terms().status()).text());

    static final Arrangement<SignedContract> CONTRACTS = Arrangement.<SignedContract>of(
                    "contracts", one -> one.contract() + " " + one.renewal().churnReason())
            .own("contracts")
            .shown(SHOWN)
            .text("contract", SignedContract::contract)
            .text("state", one -> one.renewal().outcome())
            .value("from", one -> one.term().starts())
            .value("to", one -> one.term().ends())
            .value("value", SignedContract::value)
            .group(
                    "state",
                    "State",
                    one -> AccountLists.badge(one.renewal().outcome()).text());

    static final Arrangement<SentInvoice> INVOICES = Arrangement.<SentInvoice>of("invoices", SentInvoice::invoice)
            .own("invoices")
            .shown(SHOWN)
            .text("invoice", SentInvoice::invoice)
            .text("state", one -> one.state().status())
            .value("sent", one -> one.state().sent())
            .value("due", one -> one.state().due())
            .value("amount", SentInvoice::amount)
            .group("state", "State", AccountWays::state);

    private AccountWays() {}

    private static String state(SentInvoice one) {
        return one.state().overdue()
                ? "Overdue"
                : AccountLists.badge(one.state().status()).text();
    }

    static CsvFile subscriptions(List<HeldSubscription> all, Here here) {
        return new CsvFile(
                "subscriptions",
                List.of(
                        "subscription",
                        "state",
                        "product",
                        "plan",
                        "quantity",
                        "unit_price",
                        "currency",
                        "mrr",
                        "next_billing"),
                SUBSCRIPTIONS.of(all, here).found().stream()
                        .map(one -> List.of(
                                one.subscription(),
                                one.terms().status(),
                                one.terms().product(),
                                one.terms().plan(),
                                one.terms().quantity().toPlainString(),
                                one.terms().price().amount().toPlainString(),
                                one.currency().getCurrencyCode(),
                                one.active() ? one.mrr().toPlainString() : "",
                                Objects.toString(one.dates().nextBilling(), "")))
                        .toList());
    }

    static CsvFile contracts(List<SignedContract> all, Here here) {
        return new CsvFile(
                "contracts",
                List.of("contract", "state", "from", "to", "value", "currency", "renewed_on", "churn_reason"),
                CONTRACTS.of(all, here).found().stream()
                        .map(one -> List.of(
                                one.contract(),
                                one.renewal().outcome(),
                                one.term().starts().toString(),
                                Objects.toString(one.term().ends(), ""),
                                one.value().toPlainString(),
                                one.currency().getCurrencyCode(),
                                Objects.toString(one.renewal().renewedOn(), ""),
                                one.renewal().churnReason()))
                        .toList());
    }

    static CsvFile invoices(List<SentInvoice> all, Here here) {
        return new CsvFile(
                "invoices",
                List.of("invoice", "state", "sent", "due", "amount", "currency"),
                INVOICES.of(all, here).found().stream()
                        .map(one -> List.of(
                                one.invoice(),
                                state(one),
                                one.state().sent().toString(),
                                Objects.toString(one.state().due(), ""),
                                one.amount().toPlainString(),
                                one.currency().getCurrencyCode()))
                        .toList());
    }
}
