package io.mainstay.sources.csv;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in: uploaded, understood, tried, recorded, and for a while still to be taken back.
 *
 * @param source the name under which its records are known
 * @param mapping null until someone has said what the columns mean
 */
public record Import(
        ImportId id, String source, File file, @Nullable Mapping mapping, State state, Counts counts, Story story) {

    /** How long what an import did can be taken back. */
    public static final Duration UNDO = Duration.ofDays(30);

    /** Where an import stands. */
    public enum State {
        /** Its columns have yet to be given a meaning. */
        UPLOADED,
        /** The dry run goes through the file. */
        CHECKING,
        /** The dry run is done, and someone may decide. */
        CHECKED,
        /** Its facts are being recorded. */
        IMPORTING,
        IMPORTED,
        CANCELED,
        /** Something unforeseen ended it. */
        STOPPED,
        UNDOING,
        UNDONE;

        /** True while the program works on it. */
        public boolean isRunning() {
            return this == CHECKING || this == IMPORTING || this == UNDOING;
        }
    }

    /**
     * The file as it was understood.
     *
     * @param doubts what could not be told for sure about its format
     */
    public record File(String name, long bytes, Format format, List<String> columns, int rows, List<String> doubts) {
        public File {
            columns = List.copyOf(columns);
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * What became of the rows so far, or what the dry run says would.
     *
     * @param repeated rows about a record that an earlier row is about; they count as updated or unchanged too
     */
    public record Counts(int created, int updated, int unchanged, int failed, int repeated) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        public int done() {
            return created + updated + unchanged + failed;
        }

        Counts plus(Counts more) {
            return new Counts(
                    created + more.created,
                    updated + more.updated,
                    unchanged + more.unchanged,
                    failed + more.failed,
                    repeated + more.repeated);
        }
    }

    /**
     * Who did it and when.
     *
     * @param problem what stopped it, for people
     */
    public record Story(
            String by,
            Instant at,
            @Nullable Instant finishedAt,
            @Nullable String problem) {}

    /** The share of rows done, in percent. */
    public int percent() {
        return file.rows == 0 ? 100 : (int) Math.min(100, 100L * counts.done() / file.rows);
    }

    public boolean canBeUndone(Instant now) {
        boolean recorded = state == State.IMPORTED || state == State.CANCELED || state == State.STOPPED;
        Instant finished = story.finishedAt();
        return recorded && finished != null && now.isBefore(finished.plus(UNDO)) && counts.created + counts.updated > 0;
    }
}
