package io.mainstay.facts;

import io.mainstay.facts.FactStore.Head;
import io.mainstay.facts.FactStore.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one batch adds to the log, record by record in the order they came, so that a record that stands twice in
 * a batch is treated as if the two had come one after the other.
 */
final class FactBatch {

    private final Map<String, Head> heads;
    private final Map<Long, CanonicalFact> retractions;
    private final Map<String, List<Head>> cameBefore;
    private final Map<String, Head> moved = new LinkedHashMap<>();
    private final Map<Long, Row> added = new LinkedHashMap<>();
    private long seq;

    /**
     * @param heads the last revisions of the batch's records before it
     * @param retractions what would retract a head that this batch may retract, by the head's seq
     * @param cameBefore by key, the last revisions of the records whose every version in this batch is one of them
     * @param lastSeq where the log ends
     */
    FactBatch(
            Map<String, Head> heads,
            Map<Long, CanonicalFact> retractions,
            Map<String, List<Head>> cameBefore,
            long lastSeq) {
        this.heads = new HashMap<>(heads);
        this.retractions = retractions;
        this.cameBefore = cameBefore;
        this.seq = lastSeq;
    }

    /** Recorded, unchanged, or the reason why it can be neither. */
    sealed interface Verdict {
        record Taken(String key, Outcome outcome) implements Verdict {}

        record Refused(Misfit misfit) implements Verdict {}
    }

    Verdict take(RawFact raw, CanonicalFact fact) {
        Head head = heads.get(fact.key());
        if (head != null && !head.kind().equals(fact.kind()) && !isRetracted(head)) {
            return otherKind(raw, head);
        }
        return add(fact, head, false);
    }

    Verdict retract(RawFact raw, String kind, String key) {
        Head head = heads.get(key);
        if (head == null) {
            return refused(
                    raw, "is of no record known from this source; send the record first, or discard this retraction");
        }
        if (!head.kind().equals(kind)) {
            return otherKind(raw, head);
        }
        return add(retraction(head), head, true);
    }

    /** Where the log ends with this batch. */
    long seq() {
        return seq;
    }

    List<Row> rows() {
        return List.copyOf(added.values());
    }

    Collection<Head> movedHeads() {
        return moved.values();
    }

    private Verdict add(CanonicalFact fact, @Nullable Head head, boolean retracted) {
        Head same = same(fact, head);
        if (same != null) {
            return new Verdict.Taken(fact.key(), new Outcome.Unchanged(same.seq(), same.revision()));
        }
        seq++;
        int revision = head == null ? 1 : head.revision() + 1;
        added.put(seq, new Row(seq, fact, revision, head == null ? null : head.seq(), retracted));
        var next = new Head(fact.key(), fact.kind(), seq, revision, fact.digest());
        heads.put(fact.key(), next);
        moved.put(fact.key(), next);
        return new Verdict.Taken(fact.key(), new Outcome.Recorded(seq, revision));
    }

    /** A retraction stands where the record stood, so that whoever follows the account sees it go. */
    private CanonicalFact retraction(Head head) {
        Row inBatch = added.get(head.seq());
        CanonicalFact retraction =
                inBatch == null ? retractions.get(head.seq()) : inBatch.fact().retraction();
        if (retraction == null) {
            throw new IllegalStateException("The fact %d to be retracted was not read".formatted(head.seq()));
        }
        return retraction;
    }

    private @Nullable Head same(CanonicalFact fact, @Nullable Head head) {
        List<Head> known = head == null ? List.of() : cameBefore.getOrDefault(fact.key(), List.of(head));
        return known.stream()
                .filter(revision -> Arrays.equals(revision.digest(), fact.digest()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isRetracted(Head head) {
        return Arrays.equals(head.digest(), CanonicalFact.RETRACTED);
    }

    private static Verdict otherKind(RawFact raw, Head head) {
        return refused(
                raw,
                "is already of a record of kind %s; send this %s under a key of its own"
                        .formatted(head.kind(), raw.kind()));
    }

    private static Verdict refused(RawFact raw, String reason) {
        String key = Reasons.printable(raw.key());
        return new Verdict.Refused(Misfit.of(raw, List.of("key \"%s\" %s".formatted(key, reason))));
    }
}
