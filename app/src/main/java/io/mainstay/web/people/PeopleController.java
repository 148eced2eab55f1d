package io.mainstay.web.people;

import io.mainstay.platform.PublicAddress;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Settings;
import io.mainstay.templates.Templates;
import io.mainstay.web.Flash;
import io.mainstay.web.Frame;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.settings.SettingsEntry;
import io.mainstay.web.settings.SettingsFrame;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Invitation;
import io.mainstay.workspace.Invitations;
import io.mainstay.workspace.Membership;
import io.mainstay.workspace.People;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Person;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Who the members are, and the form that asks another one in. */
@Controller
@RequestMapping(PeopleController.PATH)
class PeopleController {

    static final String PATH = "/settings/people";

    private final People people;
    private final Invitations invitations;
    private final SettingsFrame settings;
    private final Frame frame;
    private final Templates templates;
    private final Clock clock;
    private final Factors factors;
    private final @Nullable PublicAddress address;

    PeopleController(
            People people,
            Invitations invitations,
            SettingsFrame settings,
            Frame frame,
            Templates templates,
            Clock clock,
            Factors factors,
            Settings program) {
        this.people = people;
        this.invitations = invitations;
        this.settings = settings;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
        this.factors = factors;
        this.address = program.outside().address();
    }

    @GetMapping
    Html show(Principal reader) {
        return page(MembershipForm.EMPTY, null, null, reader);
    }

    /** The link is in this answer and nowhere else. */
    @PostMapping("/invitations")
    Html invite(@RequestParam Map<String, String> typed, Principal by) {
        by.require(Permission.MANAGE_PEOPLE);
        var form = new MembershipForm(typed);
        try {
            String secret = invitations.invite(by, form.text("email"), form.text("name"), form.membership());
            var link = new PeoplePage.Link(form.text("name"), origin() + "/join/" + secret);
            return page(MembershipForm.EMPTY, link, null, by).status(HttpStatus.CREATED);
        } catch (Refused refused) {
            return page(form, null, refused.getMessage(), by).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/invitations/{id}/withdrawal")
    View withdraw(@PathVariable long id, Principal by, HttpServletRequest request) {
        invitations.withdraw(by, id);
        Flash.say(request, "The invitation was taken back; its link works no more.");
        return Redirects.to(PATH);
    }

    /** Where Mainstay is reached: as set, otherwise as this request found it. */
    private String origin() {
        return address == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : address.origin();
    }

    private Html page(MembershipForm form, PeoplePage.@Nullable Link link, @Nullable String problem, Principal reader) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.typed("text", "name", "Name", form.text("name"), "off"),
                Field.typed("email", "email", "E-mail", form.text("email"), "off")));
        fields.addAll(form.fields(reader));
        Show show = frame.show();
        var asked =
                invitations.list(reader).stream().map(one -> asked(one, show)).toList();
        var page = new PeoplePage(listing(people.list(reader), show), asked, fields, link, problem);
        return settings.page("People", templates.peoplePage(page));
    }

    private Listing listing(List<Person> people, Show show) {
        var columns = List.of(
                Column.text("Name", null),
                Column.text("E-mail", null),
                Column.text("Role", null),
                Column.text("Team", null),
                Column.text("Sees", null),
                Column.text("Second factor", null),
                Column.text("Last seen", null),
                Column.number("Sessions", null),
                Column.number("Tokens", null),
                Column.text("State", null));
        List<Listing.Row> rows = people.stream()
                .map(person -> Listing.Row.page(
                        PATH + "/" + person.id(),
                        Cell.of(person.name()),
                        Cell.of(person.email()),
                        Cell.of(person.membership().role().label()),
                        Cell.of(person.membership().team()),
                        Cell.of(person.membership().sees().label()),
                        Cell.of(factor(factors.held(person.id()))),
                        Cell.of(show.moment(person.lastSeen(), "Never")),
                        Cell.of(show.count(person.sessions())),
                        Cell.of(show.count(person.tokens())),
                        Cell.of(state(person))))
                .toList();
        var empty = Empty.of("person", "Nobody yet", "Invite whoever should look at the numbers with you.");
        return new Listing("members", "Members", columns, rows, null, Listing.Extras.NONE, empty);
    }

    /** What they show besides their password, in words. */
    static String factor(Factors.Held held) {
        String keys = held.passkeys() == 1 ? "1 passkey" : "%d passkeys".formatted(held.passkeys());
        if (!held.any()) {
            return "None";
        }
        return held.app() ? (held.passkeys() == 0 ? "App" : "App, " + keys) : keys;
    }

    static Badge state(Person person) {
        return person.active() ? new Badge("good", "Active") : new Badge("plain", "Deactivated");
    }

    private PeoplePage.Asked asked(Invitation invitation, Show show) {
        return new PeoplePage.Asked(
                invitation.id(),
                "%s, %s".formatted(invitation.name(), invitation.email()),
                words(invitation.membership()),
                invitation.invitedBy(),
                show.moment(invitation.expiresAt()),
                invitation.isOpen(clock.instant()));
    }

    private static String words(Membership membership) {
        String team = membership.team().isEmpty() ? "" : ", " + membership.team();
        return "%s%s, sees: %s"
                .formatted(
                        membership.role().label(),
                        team,
                        membership.sees().label().toLowerCase(java.util.Locale.ROOT));
    }

    /** Where people find it. */
    @Configuration(proxyBeanMethods = false)
    static class Entries {

        @Bean
        SettingsEntry peopleSettingsEntry() {
            return new SettingsEntry(15, "People", PATH, Permission.MANAGE_PEOPLE);
        }

        @Bean
        SettingsEntry sessionsSettingsEntry() {
            return new SettingsEntry(50, "Sessions", SessionsController.PATH);
        }
    }
}
