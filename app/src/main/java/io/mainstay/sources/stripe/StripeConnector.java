package io.mainstay.sources.stripe;

import io.mainstay.platform.Outgoing;
import io.mainstay.sources.connect.Card;
import io.mainstay.sources.connect.Connected;
import io.mainstay.sources.connect.Connector;
import io.mainstay.sources.connect.Heard;
import io.mainstay.sources.connect.Hint;
import io.mainstay.sources.connect.Letter;
import io.mainstay.sources.connect.Step;
import io.mainstay.sources.connect.Trial;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Stripe, as something that can be connected. */
@Component
class StripeConnector implements Connector {

    static final String SIGNING_SECRETS = "signing_secrets";
    static final String ACCOUNT_FIELD = "account_field";

    private static final String MARK = "M4 4h16v16H4z M14.5 8.7c-.8-.4-1.7-.7-2.6-.7-1.1 0-1.9.5-1.9 1.3 0 2.100 5 1 5"
            + " 4.1 0 1.5-1.2 2.4-3.1 2.4-1.1 0-2.2-.3-3-.8";

    private static final Card CARD = new Card(
            "stripe",
            "Stripe",
            "Customers, subscriptions with their history, invoices, payments and refunds.",
            MARK,
            List.of(
                    new Card.Setting(
                            StripeWire.KEY,
                            "Secret or restricted key",
                            "Begins with sk_ or rk_. Kept sealed; it is not shown again.",
                            true,
                            true,
                            ""),
                    new Card.Setting(
                            SIGNING_SECRETS,
                            "Signing secrets of the webhook",
                            "Begins with whsec_. While you replace one, enter both with a blank between. Without one, changes"
                                    + " are asked for once a minute.",
                            true,
                            false,
                            ""),
                    new Card.Setting(
                            ACCOUNT_FIELD,
                            "Metadata that names the account",
                            "The name of a field in your customers' metadata that holds the key under which other sources know"
                                    + " them. Leave it empty to use Stripe's customer ids.",
                            false,
                            false,
                            ""),
                    new Card.Setting(
                            StripeWire.BASE,
                            "Address of the API",
                            "Leave it as it is, unless you use a stand-in for Stripe.",
                            false,
                            false,
                            "https://api.stripe.com")),
            List.of(
                    "In Stripe, open Developers, API keys, and make a restricted key that may read customers, subscriptions,"
                            + " invoices, charges and refunds, products, prices, coupons, and events. Nothing needs to be written.",
                    "To hear of changes at once, open Developers, Webhooks, add an endpoint with the address below for the events"
                            + " customer.*, invoice.*, charge.*, refund.* and product.updated, and copy its signing secret."),
            true);

    private final Outgoing outgoing;
    private final Clock clock;
    private final Duration betweenRequests;

    @Autowired
    StripeConnector(Outgoing outgoing, Clock clock) {
        this(outgoing, clock, StripeWire.BETWEEN_REQUESTS);
    }

    StripeConnector(Outgoing outgoing, Clock clock, Duration betweenRequests) {
        this.outgoing = outgoing;
        this.clock = clock;
        this.betweenRequests = betweenRequests;
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Trial test(Connected to) {
        var api = new StripeApi(door(to));
        Map<String, String> seen = new LinkedHashMap<>();
        for (String list :
                List.of("customers", "subscriptions", "invoices", "charges", "refunds", "products", "events")) {
            switch (api.ask("/v1/" + list, Map.of("limit", "1"))) {
                case Answer.Found(JsonNode json) ->
                    seen.put(list, Json.list(json).isEmpty() ? "none yet" : "readable");
                case Answer.Missing _ -> {
                    return new Trial.Fails(StripeWire.BASE, "There is no list of %s there.".formatted(list));
                }
                case Answer.Denied(String what, String why) -> {
                    boolean barred = why.startsWith("Stripe may not") || why.startsWith("The address");
                    String words = what == null ? why : "The key may not read %s. %s".formatted(list, what);
                    return new Trial.Fails(barred ? StripeWire.BASE : StripeWire.KEY, words);
                }
                case Answer.Later later -> {
                    return new Trial.Fails(null, later.why());
                }
            }
        }
        return new Trial.Works(seen.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList());
    }

    @Override
    public Step pull(Connected to, String cursor) {
        return read(() -> new StripeReading(door(to), to, clock).next(Cursor.of(cursor)));
    }

    @Override
    public Step follow(Connected to, List<Hint> hints, String cursor) {
        return read(() -> new StripeReading(door(to), to, clock).follow(hints, Cursor.of(cursor)));
    }

    private StripeApi.Door door(Connected to) {
        return new StripeWire(outgoing, to, betweenRequests);
    }

    private static Step read(Supplier<Step> reading) {
        try {
            return reading.get();
        } catch (Answer.Unread unread) {
            return switch (unread.answer()) {
                case Answer.Later(var pause, String why) -> new Step.Wait(pause, why);
                case Answer.Denied denied -> new Step.Failed(denied.why());
                case Answer.Found _, Answer.Missing _ -> throw new IllegalStateException(unread);
            };
        }
    }

    /** What it is about is read only to know what to ask for. */
    @Override
    public Heard hear(Connected to, Letter letter) {
        List<String> secrets = Arrays.stream(to.setting(SIGNING_SECRETS).split("[\\s,]+"))
                .filter(secret -> !secret.isEmpty())
                .toList();
        String signature = letter.header("Stripe-Signature").orElse("");
        if (!StripeSignature.fits(signature, letter.body(), secrets, clock.instant())) {
            return new Heard.Rejected("its signature does not fit, or is older than five minutes");
        }
        try {
            JsonNode event = Json.MAPPER.readTree(letter.body());
            String id = Json.text(event, "id");
            if (id == null || !"event".equals(Json.text(event, "object"))) {
                return new Heard.Hints(List.of());
            }
            var about = Json.MAPPER.createObjectNode();
            about.put("type", Json.text("", event, "type"));
            about.put("object", Json.text("", event, "data", "object", "object"));
            for (String name : List.of("id", "customer", "subscription")) {
                about.put(name, Json.id(event, "data", "object", name));
            }
            return new Heard.Hints(List.of(new Hint(id, about.toString())));
        } catch (JacksonException _) {
            return new Heard.Rejected("it is not JSON");
        }
    }
}
