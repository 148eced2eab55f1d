package io.mainstay.sources.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What Stripe is asked for: a thing, or a page of a list of them. */
final class StripeApi {

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(10);

    /** How it is asked. */
    @FunctionalInterface
    interface Door {
        Answer ask(String path, Map<String, String> parameters);
    }

    /** One page of a list. */
    record Page(List<JsonNode> things, boolean more) {}

    private final Door door;

    StripeApi(Door door) {
        this.door = door;
    }

    Page list(String path, Map<String, String> parameters) {
        JsonNode list = get(path, parameters)
                .orElseThrow(() -> new Answer.Unread(
                        new Answer.Later(USUAL_PAUSE, "Stripe does not know the address " + path + ".")));
        return new Page(Json.list(list), Json.flag(list, "has_more"));
    }

    /** Empty when there is no such thing any more. */
    Optional<JsonNode> get(String path, Map<String, String> parameters) {
        return switch (ask(path, parameters)) {
            case Answer.Found(JsonNode json) -> Optional.of(json);
            case Answer.Missing _ -> Optional.empty();
            case Answer.Denied denied -> throw new Answer.Unread(denied);
            case Answer.Later later -> throw new Answer.Unread(later);
        };
    }

    Answer ask(String path, Map<String, String> parameters) {
        return door.ask(path, parameters);
    }
}
