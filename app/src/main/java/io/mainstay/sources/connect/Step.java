package io.mainstay.sources.connect;

import io.mainstay.facts.RawFact;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What one request or a few for the next part came to. */
public sealed interface Step {

    /**
     * All that one object of the other system says now, taking the place of what it said before: facts that are not among
     * these any more are retracted. An object without facts is gone.
     *
     * @param object its identity there
     */
    record Change(String object, List<RawFact> facts) {

        public Change {
            facts = List.copyOf(facts);
        }
    }

    /**
     * How far the first reading is.
     *
     * @param phase what is being read, in a word or two; empty when all has been read and changes are followed
     * @param place the number of this phase, from 1
     */
    record Progress(String phase, int place, int places) {

        public static final Progress FOLLOWING = new Progress("", 0, 0);

        public boolean isFollowing() {
            return phase.isEmpty();
        }
    }

    /**
     * Something was read, or there was nothing.
     *
     * @param memory what to remember, by name; names not mentioned keep what they hold
     * @param cursor where the next step begins
     * @param more whether there is more to read at once
     */
    record Read(List<Change> changes, Map<String, String> memory, String cursor, Progress progress, boolean more)
            implements Step {

        public Read {
            changes = List.copyOf(changes);
            memory = Map.copyOf(memory);
        }

        static Read nothing(String cursor) {
            return new Read(List.of(), Map.of(), cursor, Progress.FOLLOWING, false);
        }
    }

    /** It cannot be read now; waiting helps. */
    record Wait(Duration pause, String why) implements Step {}

    /** It cannot be read until a person does something about it. */
    record Failed(String why) implements Step {}
}
