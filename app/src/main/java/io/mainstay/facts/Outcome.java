package io.mainstay.facts;

import java.util.List;

/** What became of one record that came in. */
public sealed interface Outcome {

    /** It is a fact now. */
    record Recorded(long seq, int revision) implements Outcome {}

    /** The same record had come in before; nothing changed. */
    record Unchanged(long seq, int revision) implements Outcome {}

    /** It does not fit its kind; it is kept, with the reasons, to be mended and replayed. */
    record SetAside(long id, List<String> reasons) implements Outcome {
        public SetAside {
            reasons = List.copyOf(reasons);
        }
    }
}
