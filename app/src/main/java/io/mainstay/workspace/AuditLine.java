package io.mainstay.workspace;

import io.mainstay.platform.RequestOrigin;
import io.mainstay.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One line of the audit log: who did what, to what, when and from where. */
public record AuditLine(
        long seq, Instant at, Who who, Deed deed, @Nullable RequestOrigin origin) {

    /**
     * @param member 0 for the program itself and for whoever is not signed in
     * @param name as it was then
     */
    public record Who(long member, String name) {}

    /**
     * @param action what was done, as {@code noun.verb_past}
     * @param object to what
     * @param details more about it; never a secret
     */
    public record Deed(String action, String object, SortedMap<String, String> details) {

        public Deed {
            details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        }

        static Deed of(String action, String object, Map<String, String> details) {
            return new Deed(action, object, new TreeMap<>(details));
        }
    }

    /** A line with the hash it was kept under. */
    public record Kept(AuditLine line, byte[] hash) {

        public String hashText() {
            return HexFormat.of().formatHex(hash);
        }
    }

    /** What ties this line to the one before it. */
    byte[] hash(byte[] before) {
        MessageDigest digest = Sha256.digest();
        digest.update(before);
        digest.update(content().getBytes(StandardCharsets.UTF_8));
        return digest.digest();
    }

    /** Each part with its length in front, so that no two lines are written alike. */
    private String content() {
        var content = new StringBuilder();
        add(content, Long.toString(seq));
        add(content, at.toString());
        add(content, Long.toString(who.member()));
        add(content, who.name());
        add(content, deed.action());
        add(content, deed.object());
        add(content, origin == null ? "" : origin.address());
        add(content, origin == null ? "" : origin.id());
        deed.details().forEach((name, value) -> {
            add(content, name);
            add(content, value);
        });
        return content.toString();
    }

    private static void add(StringBuilder content, String part) {
        content.append(part.length()).append(':').append(part).append(',');
    }
}
