package io.mainstay.web.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a member signs in.
 *
 * @param notices what must be known first; each stands at the top of the page
 * @param password whether the member has one to change
 * @param codes recovery codes just made, to be kept now or never; empty otherwise
 */
public record SecurityPage(Notices notices, List<String> codes, App app, Keys keys, boolean password, Rule rule) {

    /**
     * @param first true when the member must set a factor up before anything else
     * @param again true when they must sign in again before they change anything here
     */
    public record Notices(
            boolean first, boolean again, @Nullable String problem) {}

    /** @param codesLeft recovery codes that were not used yet */
    public record App(boolean on, boolean anyFactor, int codesLeft) {}

    /** @param why passkeys cannot be made here; null when they can */
    public record Keys(List<Key> keys, @Nullable String why) {}

    public record Key(String id, String label, String made, String used) {}

    /** @param mayChange whether this member decides for everybody */
    public record Rule(boolean mayChange, boolean required) {}

    public SecurityPage {
        codes = List.copyOf(codes);
    }
}
