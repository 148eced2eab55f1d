package io.mainstay.sources.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether settings work. */
public sealed interface Trial {

    /** @param found what was seen there, to be recognized by the person who connects */
    record Works(List<String> found) implements Trial {

        public Works {
            found = List.copyOf(found);
        }
    }

    /**
     * @param field which of the fields to change; null when it is none of them
     * @param why what is wrong and what to do
     */
    record Fails(@Nullable String field, String why) implements Trial {}
}
