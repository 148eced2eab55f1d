package io.mainstay.platform;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came of a request to another system. */
public sealed interface OutgoingReply {

    /**
     * It answered, with whatever status.
     *
     * @param headers by their names in lower case
     */
    record Answer(int status, Map<String, String> headers, String body) implements OutgoingReply {

        public Answer {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /**
     * It did not: it could not be reached, took too long, or sent too much.
     *
     * @param why to follow "because"
     */
    record Silence(String why) implements OutgoingReply {}

    /**
     * It was not asked, because no request may go there.
     *
     * @param why to follow "because"
     */
    record Barred(String why) implements OutgoingReply {}
}
