package io.mainstay.web.people;

import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Invitation;
import io.mainstay.workspace.Membership;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Those who were asked in and have not come yet, as a list and as a file; neither holds a link. */
record InvitedTable(Arranged<Invitation> invited, Show show, Instant now) {

    private static final String PATH = PeopleController.PATH + "/invitations";
    private static final Empty NONE = Empty.of("person", "Nobody waits", "Who is asked in waits here until they come.");

    static InvitedTable of(List<Invitation> invitations, Here here, Show show, Instant now) {
        Arrangement<Invitation> ways = Arrangement.<Invitation>of(
                        "invitations", one -> one.name() + " " + one.email() + " " + one.invitedBy())
                .own("invited")
                .text("who", Invitation::name)
                .text("as", one -> words(one.membership()))
                .text("by", Invitation::invitedBy)
                .value("until", Invitation::expiresAt)
                .text("state", one -> state(one, now).text())
                .group("state", "State", one -> state(one, now).text());
        return new InvitedTable(ways.of(invitations, here), show, now);
    }

    Listing listing() {
        return new Listing(
                "invited",
                "Invited",
                List.of(
                        Column.text("Who", "who"),
                        Column.text("As", "as"),
                        Column.text("By", "by"),
                        Column.text("Link works until", "until"),
                        Column.text("State", "state"),
                        Column.deed("Take back")),
                invited.shown().stream().map(this::row).toList(),
                null,
                invited.extras(invited.here().at(PATH)),
                invited.empty(NONE));
    }

    private Listing.Row row(Invitation one) {
        String who = who(one);
        return Listing.Row.of(
                Cell.of(who),
                Cell.of(words(one.membership())),
                Cell.of(one.invitedBy()),
                Cell.of(show.moment(one.expiresAt())),
                Cell.of(state(one, now)),
                new Cell.Deed(
                        "Take back",
                        "Take back the invitation of " + who,
                        PATH + "/" + one.id() + "/withdrawal",
                        false));
    }

    CsvFile csv() {
        return new CsvFile(
                "invitations",
                List.of("name", "email", "as", "by", "made_at", "works_until", "state"),
                invited.found().stream()
                        .map(one -> List.of(
                                one.name(),
                                one.email(),
                                words(one.membership()),
                                one.invitedBy(),
                                one.createdAt().toString(),
                                one.expiresAt().toString(),
                                state(one, now).text()))
                        .toList());
    }

    private static String who(Invitation one) {
        return "%s, %s".formatted(one.name(), one.email());
    }

    private static Badge state(Invitation one, Instant now) {
        return one.isOpen(now) ? new Badge("accent", "Waits") : new Badge("plain", "Too old");
    }

    private static String words(Membership membership) {
        String team = membership.team().isEmpty() ? "" : ", " + membership.team();
        return "%s%s, sees: %s"
                .formatted(
                        membership.role().label(),
                        team,
                        membership.sees().label().toLowerCase(Locale.ROOT));
    }
}
