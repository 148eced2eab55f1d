package io.mainstay.web.people;

import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members and those invited.
 *
 * @param invitations null when nobody waits
 * @param link of the invitation just made, to be sent on now or never
 */
public record PeoplePage(
        Listing members,
        @Nullable Listing invitations,
        List<Field> form,
        @Nullable Link link,
        @Nullable String problem) {

    /** The link and whom it is for. */
    public record Link(String who, String address) {}
}
