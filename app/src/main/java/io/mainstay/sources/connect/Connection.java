package io.mainstay.sources.connect;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source that Mainstay asks by itself.
 *
 * @param source as records carry it
 * @param settings what was typed, without the secrets
 */
public record Connection(
        String source, String connector, State state, Map<String, String> settings, Place place, Story story) {

    public enum State {
        CONNECTED,
        RETRACTING,
        DISCONNECTED
    }

    /**
     * Where its reading stands.
     *
     * @param version counts the steps, so that of two programs that did the same step one is not written
     * @param objects how many objects were read since it was connected
     */
    public record Place(String cursor, long version, Step.Progress progress, long objects) {}

    /**
     * @param caughtUpAt when there was last nothing more to read
     * @param problem why it does not get on; null while it does
     * @param retryAt when it tries again by itself; null when a person must do something first
     */
    public record Story(
            String connectedBy,
            Instant connectedAt,
            @Nullable Instant lastStepAt,
            @Nullable Instant caughtUpAt,
            @Nullable String problem,
            @Nullable Instant retryAt) {}

    public Connection {
        settings = Map.copyOf(settings);
    }

    public boolean isConnected() {
        return state == State.CONNECTED;
    }

    /** Whether everything has been read once. */
    public boolean isRead() {
        return story.caughtUpAt() != null;
    }
}
