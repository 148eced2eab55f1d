package io.mainstay.web.sources;

import io.mainstay.sources.Source;
import io.mainstay.web.parts.Badge;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the data area words things. */
public final class Words {

    private static final int DAY_HOURS = 24;

    private Words() {}

    public static String way(Source source) {
        return switch (source.way()) {
            case "csv" -> "CSV import";
            case "api" -> "API";
            default -> "Sends by itself";
        };
    }

    public static Badge state(Source source) {
        if (source.paused()) {
            return new Badge("warning", "Paused");
        }
        return source.setAside() > 0 ? new Badge("warning", "Needs mending") : new Badge("good", "Active");
    }

    /** "3 hours ago": how long a source has been silent. */
    public static String ago(@Nullable Duration lag) {
        if (lag == null) {
            return "–";
        }
        if (lag.toMinutes() < 1) {
            return "just now";
        }
        if (lag.toHours() < 1) {
            return counted(lag.toMinutes(), "minute");
        }
        return lag.toHours() < 2 * DAY_HOURS ? counted(lag.toHours(), "hour") : counted(lag.toDays(), "day");
    }

    /** A definition's name as a person reads it. */
    public static String plain(String name) {
        return name.isEmpty()
                ? name
                : Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
    }

    private static String counted(long count, String unit) {
        return "%d %s%s ago".formatted(count, unit, count == 1 ? "" : "s");
    }
}
