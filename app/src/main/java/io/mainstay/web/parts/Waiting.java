package io.mainstay.web.parts;

import io.mainstay.platform.Pace;
import java.time.Duration;

/**
 * Stands where something will, while that is being worked out: it says how far that is, and asks again by itself.
 *
 * @param own where it will be
 * @param what is being done
 * @param why it takes so long
 */
public record Waiting(String own, String what, String why, Pace pace) {

    /** For how long a page that can say how far it is keeps somebody waiting without a word. */
    public static final Duration AT_ONCE = Duration.ofMillis(700);
}
