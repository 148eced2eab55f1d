package io.mainstay.sources.csv;

import io.mainstay.platform.Sha256;
import java.util.HexFormat;

/** A short name for a text, the same for the same text. */
final class Fingerprint {

    private static final int BYTES = 10;

    private Fingerprint() {}

    static String of(String text) {
        return HexFormat.of().formatHex(Sha256.bytes(text), 0, BYTES);
    }
}
