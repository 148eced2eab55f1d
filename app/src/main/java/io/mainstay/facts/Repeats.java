package io.mainstay.facts;

import io.mainstay.facts.FactStore.Head;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several versions of one record in one batch. When the log already ends with just these versions, the batch was sent
 * again, and must not be taken for a change back and forth.
 *
 * <pre>
 *   log            batch     is
 *   v1 v2          v1 v2     the same batch again
 *   v1 v2 v3       v1 v2     two new revisions
 * </pre>
 */
final class Repeats {

    private final Map<String, List<ByteBuffer>> versions = new LinkedHashMap<>();

    /** Notes the next version of a record; the same version twice running is one. */
    void add(String key, byte[] digest) {
        List<ByteBuffer> known = versions.computeIfAbsent(key, _ -> new ArrayList<>());
        ByteBuffer version = ByteBuffer.wrap(digest);
        if (known.isEmpty() || !known.getLast().equals(version)) {
            known.add(version);
        }
    }

    /** By key, the last revisions of the records that came before just as they stand in this batch. */
    Map<String, List<Head>> cameBefore(String source, FactReader log) {
        Map<String, List<Head>> cameBefore = new HashMap<>();
        versions.forEach((key, sent) -> {
            if (sent.size() > 1) {
                List<Head> last = log.lastRevisions(source, key, sent.size());
                if (last.stream()
                        .map(Head::digest)
                        .map(ByteBuffer::wrap)
                        .toList()
                        .equals(sent)) {
                    cameBefore.put(key, last);
                }
            }
        });
        return cameBefore;
    }
}
