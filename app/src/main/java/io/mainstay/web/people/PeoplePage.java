package io.mainstay.web.people;

import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members and those invited.
 *
 * @param link of the invitation just made, to be sent on now or never
 */
public record PeoplePage(
        Listing members,
        List<Asked> invitations,
        List<Field> form,
        @Nullable Link link,
        @Nullable String problem) {

    /** Somebody invited who has not come yet. */
    public record Asked(long id, String who, String as, String by, String until, boolean open) {}

    /** The link and whom it is for. */
    public record Link(String who, String address) {}
}
