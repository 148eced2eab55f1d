package io.mainstay.sources.stripe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Stripe answered when something was asked for. */
sealed interface Answer {

    record Found(JsonNode json) implements Answer {}

    /** There is no such thing, or not any more. */
    record Missing() implements Answer {}

    /** @param what the thing that must not be read, as Stripe names it; null when the key itself is refused */
    record Denied(@Nullable String what, String why) implements Answer {}

    record Later(Duration pause, String why) implements Answer {}

    /** Ends a step from within: Stripe cannot be read now, or not without a person. Caught where the step began. */
    final class Unread extends RuntimeException {

        private final transient Answer answer;

        Unread(Answer answer) {
            super(answer.toString(), null, false, false);
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }
}
