package io.mainstay.platform;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to another system. Its headers may hold secrets, so it never shows them. */
public final class OutgoingRequest {

    private static final int USUAL_REPLY_BYTES = 1 << 20;
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);

    private final String method;
    private final URI uri;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte @Nullable [] body;
    private int replyBytes = USUAL_REPLY_BYTES;

    private OutgoingRequest(String method, URI uri) {
        this.method = method;
        this.uri = uri;
    }

    public static OutgoingRequest get(URI uri) {
        return new OutgoingRequest("GET", uri);
    }

    public static OutgoingRequest post(URI uri, String type, String body) {
        var request = new OutgoingRequest("POST", uri).header("Content-Type", type);
        request.body = body.getBytes(StandardCharsets.UTF_8);
        return request;
    }

    public OutgoingRequest header(String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "The header %s holds a character that no header may hold".formatted(name));
        }
        headers.put(name, value);
        return this;
    }

    /** Lets the reply be longer than the usual megabyte. */
    public OutgoingRequest replyUpTo(int bytes) {
        replyBytes = bytes;
        return this;
    }

    String method() {
        return method;
    }

    public URI uri() {
        return uri;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte @Nullable [] body() {
        return body;
    }

    int replyBytes() {
        return replyBytes;
    }

    Duration patience() {
        return USUAL_PATIENCE;
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }
}
