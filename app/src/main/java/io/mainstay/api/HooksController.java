package io.mainstay.api;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.sources.connect.Connections;
import io.mainstay.sources.connect.Heard;
import io.mainstay.sources.connect.Letter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where connected systems send word that something changed. They carry no token of ours: the connector checks their
 * signature. An answer of 200 means that the word is kept.
 */
@RestController
class HooksController {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_HEADERS = 100;

    /** What the sender is told; it only looks at the status. */
    record Received(int hints) {}

    private final Connections connections;

    HooksController(Connections connections) {
        this.connections = connections;
    }

    /** The body is read here, byte for byte, because the signature is over every byte. */
    @PostMapping(path = "/api/v1/hooks/{source}", produces = MediaType.APPLICATION_JSON_VALUE)
    Received create(@PathVariable("source") String source, HttpServletRequest request) throws IOException {
        byte[] body = request.getContentLengthLong() > MOST_BYTES
                ? new byte[MOST_BYTES + 1]
                : request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Refused(ErrorCode.TOO_LARGE, "The body is larger than 1 MB.");
        }
        return switch (connections.hear(source, new Letter(headers(request), body))) {
            case Heard.Hints(var hints) -> new Received(hints.size());
            case Heard.Rejected(String why) ->
                throw new Refused(ErrorCode.INVALID, "This was not taken, because %s.".formatted(why));
        };
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (var names = request.getHeaderNames(); names.hasMoreElements() && headers.size() < MOST_HEADERS; ) {
            String name = names.nextElement();
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }
}
