package io.mainstay.sources.connect;

import java.util.List;

/**
 * A kind of system that records can be fetched from. It asks that system and says what its objects mean; it writes
 * nothing itself. See docs/contribute/connectors.md.
 */
public interface Connector {

    /** How it shows itself, and what it needs to be told. */
    Card card();

    /** Asks the other system whether these settings work, for the person who has just typed them. */
    Trial test(Connected to);

    /**
     * Fetches the next part.
     *
     * @param cursor where the step before ended; empty at the very beginning
     */
    Step pull(Connected to, String cursor);

    /** Reads a letter that the other system sent, believing nothing of it before its signature was checked. */
    default Heard hear(Connected to, Letter letter) {
        return new Heard.Rejected("nothing is expected from there");
    }

    /** Fetches what hints are about. The cursor is handed through, for a hint may show that more must be read again. */
    default Step follow(Connected to, List<Hint> hints, String cursor) {
        return Step.Read.nothing(cursor);
    }
}
