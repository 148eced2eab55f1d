package io.mainstay.metrics;

import io.mainstay.semantics.Metric;
import io.mainstay.workspace.Reach;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The latest answers, so that a page that is looked at again does not compute again. A new fact makes a new key. */
final class Remembered {

    private static final int MOST = 300;
    private static final int MOST_POINTS = 20_000;

    private record Key(
            Book book, Reach reach, FactView facts, Instant knownAt, List<Metric> metrics, Question question) {}

    private final Map<Key, List<Answer>> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Answer>> eldest) {
            return size() > MOST;
        }
    };

    List<Answer> answers(Seen seen, List<Metric> metrics, Question question, Supplier<List<Answer>> compute) {
        Book book = seen.book();
        var key = new Key(book, seen.reach(), book.facts(), book.knownAt(), metrics, question);
        synchronized (answers) {
            List<Answer> known = answers.get(key);
            if (known != null) {
                return known;
            }
        }
        List<Answer> fresh = compute.get();
        if (fresh.stream().mapToInt(answer -> answer.points().size()).sum() <= MOST_POINTS) {
            synchronized (answers) {
                answers.put(key, fresh);
            }
        }
        return fresh;
    }
}
