package io.mainstay.sources.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the bytes of a file become characters. */
public enum Encoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    WINDOWS_1252("Windows-1252 (Western European)", Charset.forName("windows-1252")),
    UTF_16LE("UTF-16, little-endian", StandardCharsets.UTF_16LE),
    UTF_16BE("UTF-16, big-endian", StandardCharsets.UTF_16BE);

    private static final int START = 4096;

    private final String label;
    private final Charset charset;

    Encoding(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    public String label() {
        return label;
    }

    public Charset charset() {
        return charset;
    }

    /** UTF-16 when marked or plainly so, UTF-8 when every byte fits it, Windows-1252 otherwise. */
    static Encoding of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        }
        if (startsWith(start, 0xFF, 0xFE) || mostlyNul(start, 1)) {
            return UTF_16LE;
        }
        if (startsWith(start, 0xFE, 0xFF) || mostlyNul(start, 0)) {
            return UTF_16BE;
        }
        return isUtf8(file) ? UTF_8 : WINDOWS_1252;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** Latin text in UTF-16 has a zero in every second byte, at even or odd places. */
    private static boolean mostlyNul(byte[] bytes, int from) {
        int zeros = 0;
        int others = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            zeros += bytes[i + from] == 0 ? 1 : 0;
            others += bytes[i + 1 - from] == 0 ? 1 : 0;
        }
        return zeros * 2 > bytes.length / 2 && others == 0;
    }

    private static boolean isUtf8(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(64 * 1024);
        var characters = CharBuffer.allocate(64 * 1024);
        try (var channel = Files.newByteChannel(file)) {
            boolean atEnd = false;
            while (!atEnd) {
                atEnd = channel.read(bytes) < 0;
                bytes.flip();
                characters.clear();
                CoderResult result = decoder.decode(bytes, characters, atEnd);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }
}
