package io.mainstay.sources.connect;

import java.util.List;

/** What a connector makes of a letter. */
public sealed interface Heard {

    /** None means that it is genuine and of no interest. */
    record Hints(List<Hint> hints) implements Heard {

        public Hints {
            hints = List.copyOf(hints);
        }
    }

    /** @param why to follow "because"; it tells the sender nothing that helps to forge the next one */
    record Rejected(String why) implements Heard {}
}
