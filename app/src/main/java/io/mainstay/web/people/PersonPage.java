package io.mainstay.web.people;

import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One member, with what may be done about them. */
public record PersonPage(
        String own,
        String name,
        String email,
        Badge state,
        Open open,
        List<Field> form,
        Can can,
        @Nullable String problem) {

    /** What they have open, in words. */
    public record Open(String lastSeen, String factor, int sessions, int tokens) {}

    /** Which buttons are there. */
    public record Can(boolean change, boolean deactivate, boolean reactivate) {}
}
