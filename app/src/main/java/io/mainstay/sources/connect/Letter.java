package io.mainstay.sources.connect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What another system sent by itself, byte for byte. */
public final class Letter {

    private final Map<String, String> headers;
    private final byte[] body;

    /** @param headers by their names in lower case */
    public Letter(Map<String, String> headers, byte[] body) {
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public byte[] body() {
        return body.clone();
    }
}
