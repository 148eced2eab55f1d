package io.mainstay.web.sources;

import io.mainstay.sources.connect.Connection;
import io.mainstay.sources.connect.Connection.State;
import io.mainstay.sources.connect.Connections;
import io.mainstay.sources.connect.Step;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Banner;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words how connected sources get on. */
@Component
class ConnectionPanels {

    private final Connections connections;
    private final DataFrame frame;
    private final Clock clock;

    ConnectionPanels(Connections connections, DataFrame frame, Clock clock) {
        this.connections = connections;
        this.frame = frame;
        this.clock = clock;
    }

    /** Empty for a source that Mainstay does not ask by itself. */
    Optional<ConnectionPanel> find(Principal reader, String source, boolean paused) {
        return connections.find(reader, source).map(connection -> panel(connection, paused));
    }

    /** How records of a source come in, where a connector brings them. */
    Optional<String> way(String way) {
        return connections.cards().stream()
                .filter(card -> card.name().equals(way))
                .map(card -> card.label())
                .findFirst();
    }

    private ConnectionPanel panel(Connection connection, boolean paused) {
        Show show = frame.show();
        boolean moving = !paused
                && (connection.state() == State.RETRACTING || (connection.isConnected() && !connection.isRead()));
        return new ConnectionPanel(
                new SourceAddress(connection.source()).href(),
                state(connection, paused),
                connection.isConnected(),
                moving,
                reading(connection, show),
                banner(connection, show),
                facts(connection, show));
    }

    private static Badge state(Connection connection, boolean paused) {
        return switch (connection.state()) {
            case DISCONNECTED -> new Badge("plain", "Disconnected");
            case RETRACTING -> new Badge("accent", "Taking its facts back");
            case CONNECTED -> {
                if (paused) {
                    yield new Badge("warning", "Paused");
                }
                if (connection.story().problem() != null) {
                    boolean waits = connection.story().retryAt() != null;
                    yield waits ? new Badge("warning", "Waiting") : new Badge("bad", "Needs you");
                }
                yield connection.isRead() ? new Badge("good", "Connected") : new Badge("accent", "First reading");
            }
        };
    }

    private static ConnectionPanel.@Nullable Reading reading(Connection connection, Show show) {
        Step.Progress progress = connection.place().progress();
        if (!connection.isConnected() || connection.isRead()) {
            return null;
        }
        String objects = show.count(connection.place().objects()).shown();
        int done = progress.isFollowing() ? 0 : (progress.place() - 1) * 100 / Math.max(1, progress.places());
        String words = progress.isFollowing()
                ? "Waiting to begin."
                : "Reading %s: part %d of %d, %s objects so far."
                        .formatted(
                                progress.phase().toLowerCase(java.util.Locale.ROOT),
                                progress.place(),
                                progress.places(),
                                objects);
        return new ConnectionPanel.Reading(words, progress.phase(), done);
    }

    private static @Nullable Banner banner(Connection connection, Show show) {
        String problem = connection.story().problem();
        if (problem == null) {
            return null;
        }
        Instant retryAt = connection.story().retryAt();
        return retryAt == null
                ? Banner.bad(problem + " Nothing is read until then; what was read is kept.")
                        .link("Change the connection", new SourceAddress(connection.source()).href() + "/connection")
                : Banner.warning(problem + " Next try: " + show.moment(retryAt) + ".");
    }

    private List<SourcePage.Fact> facts(Connection connection, Show show) {
        List<SourcePage.Fact> facts = new ArrayList<>();
        Connection.Story story = connection.story();
        if (connection.isConnected()) {
            Instant caughtUp = story.caughtUpAt();
            facts.add(new SourcePage.Fact(
                    "Up to date as of",
                    caughtUp == null
                            ? "Not yet: the first reading is under way"
                            : "%s, %s"
                                    .formatted(
                                            Words.ago(Duration.between(caughtUp, clock.instant())),
                                            show.moment(caughtUp))));
            facts.add(new SourcePage.Fact(
                    "Objects read", show.count(connection.place().objects()).shown()));
        }
        facts.add(new SourcePage.Fact(
                "Connected", "%s, by %s".formatted(show.moment(story.connectedAt()), story.connectedBy())));
        return facts;
    }
}
