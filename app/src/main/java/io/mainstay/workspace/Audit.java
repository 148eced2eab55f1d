package io.mainstay.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainstay.platform.RequestOrigin;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what, kept for good. Each line carries a hash over itself and the line before, so that whoever changes or
 * removes one in the database breaks the chain from there on, and the head says how far it goes, so that the last ones
 * cannot be cut off; {@link #check} finds both.
 */
@Service
public class Audit {

    private static final byte[] BEFORE_THE_FIRST = new byte[32];
    private static final int AT_ONCE = 1_000;
    private static final int LONGEST = 1_000;
    private static final AuditLine.Who NOBODY = new AuditLine.Who(0, "Not signed in");

    private final AuditStore store;
    private final Clock clock;
    private final AtomicReference<Optional<AuditChain>> checked = new AtomicReference<>(Optional.empty());

    public Audit(JdbcClient db, Clock clock) {
        this.store = new AuditStore(db);
        this.clock = clock;
    }

    /**
     * Adds a line, in the same transaction as the deed when there is one. Call it last: until that transaction ends
     * nobody else can add theirs.
     *
     * @param action what was done, as {@code noun.verb_past}
     * @param object to what, as people know it
     * @param details more about it, such as before and after; never a secret
     */
    @Transactional
    public void note(Principal by, String action, String object, Map<String, String> details) {
        add(new AuditLine.Who(by.member(), by.name()), AuditLine.Deed.of(action, kept(object), kept(details)));
    }

    /** The same for what somebody did who is not signed in. */
    @Transactional
    public void noteNobody(String action, String object, Map<String, String> details) {
        add(NOBODY, AuditLine.Deed.of(action, kept(object), kept(details)));
    }

    /** The newest first. */
    public List<AuditLine.Kept> list(Principal reader, AuditPage page) {
        reader.require(Permission.READ_AUDIT);
        return store.list(page);
    }

    /** Under which names there are lines. */
    public List<String> names(Principal reader) {
        reader.require(Permission.READ_AUDIT);
        return store.names();
    }

    /** Which actions there are lines of. */
    public List<String> actions(Principal reader) {
        reader.require(Permission.READ_AUDIT);
        return store.actions();
    }

    /** What the last walk along the chain came to; the first one since the program started is done now. */
    public AuditChain lastCheck(Principal reader) {
        return checked.get().orElseGet(() -> check(reader));
    }

    /** Where the chain ends now, to be noted elsewhere. */
    public AuditHead head(Principal reader) {
        reader.require(Permission.READ_AUDIT);
        return store.head();
    }

    /** Walks along the whole chain to its head and names the first line that does not fit the one before it, or is missing. */
    public AuditChain check(Principal reader) {
        reader.require(Permission.READ_AUDIT);
        AuditHead head = store.head();
        byte[] hash = BEFORE_THE_FIRST;
        long seq = 0;
        List<AuditLine.Kept> lines = store.after(seq, AT_ONCE);
        while (!lines.isEmpty()) {
            for (AuditLine.Kept kept : lines) {
                hash = kept.line().hash(hash);
                if (kept.line().seq() != ++seq || !Arrays.equals(hash, kept.hash()) || !fits(head, seq, hash)) {
                    return found(new AuditChain.Broken(clock.instant(), seq));
                }
            }
            lines = store.after(seq, AT_ONCE);
        }
        return found(
                seq < head.seq()
                        ? new AuditChain.Cut(clock.instant(), seq, head.seq())
                        : new AuditChain.Whole(clock.instant(), seq));
    }

    private static boolean fits(AuditHead head, long seq, byte[] hash) {
        return head.seq() != seq || Arrays.equals(head.hash(), hash);
    }

    private AuditChain found(AuditChain chain) {
        checked.set(Optional.of(chain));
        return chain;
    }

    private void add(AuditLine.Who who, AuditLine.Deed deed) {
        AuditHead head = store.heldHead();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var line = new AuditLine(
                head.seq() + 1, now, who, deed, RequestOrigin.now().orElse(null));
        store.add(line, line.hash(head.hash()));
    }

    private static Map<String, String> kept(Map<String, String> details) {
        var kept = new TreeMap<String, String>();
        details.forEach((name, value) -> kept.put(kept(name), kept(value)));
        return kept;
    }

    /** Texts come from outside: the database keeps no zero character, and nothing here needs to be long. */
    private static String kept(String text) {
        String whole = new String(text.getBytes(UTF_8), UTF_8).replace("\0", "");
        return whole.codePointCount(0, whole.length()) <= LONGEST
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
