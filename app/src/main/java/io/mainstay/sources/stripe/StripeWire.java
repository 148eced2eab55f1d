package io.mainstay.sources.stripe;

import io.mainstay.platform.Outgoing;
import io.mainstay.platform.OutgoingReply;
import io.mainstay.platform.OutgoingRequest;
import io.mainstay.sources.connect.Connected;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks Stripe, not too often, and reads how it answers. */
final class StripeWire implements StripeApi.Door {

    static final String KEY = "key";
    static final String BASE = "base";

    /** The shape objects are asked for in; events come in whatever shape they were made in. */
    static final String VERSION = "2026-07-29.dahlia";

    private static final int PAGE_BYTES = 24 << 20;
    static final Duration BETWEEN_REQUESTS = Duration.ofMillis(25);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Outgoing outgoing;
    private final String base;
    private final String key;
    private final Duration between;
    private long nextAt = System.nanoTime();

    StripeWire(Outgoing outgoing, Connected to, Duration between) {
        this.outgoing = outgoing;
        this.base = to.setting(BASE).replaceAll("/+$", "");
        this.key = to.setting(KEY);
        this.between = between;
    }

    @Override
    public Answer ask(String path, Map<String, String> parameters) {
        URI uri;
        try {
            uri = URI.create(base + path + query(parameters));
        } catch (IllegalArgumentException _) {
            return new Answer.Denied(null, "The address of Stripe's API cannot be read as one.");
        }
        if (uri.getHost() == null || key.isEmpty() || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return new Answer.Denied(null, "This is not a key of Stripe's: keys begin with sk_ or rk_.");
        }
        pace();
        var request = OutgoingRequest.get(uri)
                .header("Authorization", "Bearer " + key)
                .header("Stripe-Version", VERSION)
                .header("Accept", "application/json")
                .replyUpTo(PAGE_BYTES);
        return switch (outgoing.send(request)) {
            case OutgoingReply.Answer answer -> read(answer);
            case OutgoingReply.Silence(String why) ->
                new Answer.Later(USUAL_PAUSE, "Stripe could not be asked, because %s.".formatted(why));
            case OutgoingReply.Barred(String why) ->
                new Answer.Denied(null, "Stripe may not be asked at %s, because %s.".formatted(base, why));
        };
    }

    private static Answer read(OutgoingReply.Answer answer) {
        return switch (answer.status()) {
            case 200 ->
                json(answer.body())
                        .<Answer>map(Answer.Found::new)
                        .orElseGet(() -> new Answer.Later(USUAL_PAUSE, "What answered there is not Stripe."));
            case 404 -> new Answer.Missing();
            case 400 ->
                "resource_missing".equals(code(answer))
                        ? new Answer.Missing()
                        : new Answer.Later(LONGEST_PAUSE, "Stripe did not understand: " + message(answer));
            case 401 -> new Answer.Denied(null, "Stripe does not know this key. Enter one that is in force.");
            case 403 ->
                new Answer.Denied(message(answer), "The key may not read all that is needed. " + message(answer));
            default -> new Answer.Later(pause(answer), busy(answer.status()));
        };
    }

    private static String busy(int status) {
        return status == 429
                ? "Stripe asks to be asked more slowly."
                : "Stripe answered with status %d; it is asked again later.".formatted(status);
    }

    private static Duration pause(OutgoingReply.Answer answer) {
        String seconds = answer.header("Retry-After").orElse("");
        Duration asked = seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : USUAL_PAUSE;
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private static Optional<JsonNode> json(String body) {
        try {
            JsonNode json = Json.read(body);
            return json.isObject() ? Optional.of(json) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static @Nullable String code(OutgoingReply.Answer answer) {
        return json(answer.body()).map(json -> Json.text(json, "error", "code")).orElse(null);
    }

    private static String message(OutgoingReply.Answer answer) {
        String message = json(answer.body())
                .map(json -> Json.text(json, "error", "message"))
                .orElse("");
        return message.length() > 300 ? message.substring(0, 300) : message;
    }

    /** At most forty requests a second, which is below what Stripe allows in any mode. */
    private void pace() {
        long wait = nextAt - System.nanoTime();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
        nextAt = System.nanoTime() + between.toNanos();
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
