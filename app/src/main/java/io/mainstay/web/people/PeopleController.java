package io.mainstay.web.people;

import io.mainstay.platform.PublicAddress;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Settings;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Flash;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Field;
import io.mainstay.web.settings.SettingsEntry;
import io.mainstay.web.settings.SettingsFrame;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Invitation;
import io.mainstay.workspace.Invitations;
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

    private final MembersTable members;
    private final Invitations invitations;
    private final SettingsFrame settings;
    private final Frame frame;
    private final Templates templates;
    private final Clock clock;
    private final @Nullable PublicAddress address;

    PeopleController(
            MembersTable members,
            Invitations invitations,
            SettingsFrame settings,
            Frame frame,
            Templates templates,
            Clock clock,
            Settings program) {
        this.members = members;
        this.invitations = invitations;
        this.settings = settings;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
        this.address = program.outside().address();
    }

    @GetMapping
    Html show(Principal reader) {
        return page(MembershipForm.EMPTY, null, null, reader);
    }

    @GetMapping(params = "format=csv")
    CsvFile csv(Here here, Principal reader) {
        return members.csv(here, reader);
    }

    /** Those invited, as a file. */
    @GetMapping("/invitations")
    CsvFile invitations(Here here, Principal reader) {
        return invited(invitations.list(reader), here).csv();
    }

    private InvitedTable invited(List<Invitation> asked, Here here) {
        return InvitedTable.of(asked, here, frame.show(), clock.instant());
    }

    /** The link is in this answer and nowhere else. */
    @PostMapping("/invitations")
    Html invite(@RequestParam Map<String, String> typed, Principal by) {
        by.require(Permission.MANAGE_PEOPLE);
        Here.now().standsAt(PATH);
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
        Here here = Here.now();
        List<Invitation> asked = invitations.list(reader);
        List<Field> fields = new ArrayList<>(List.of(
                Field.typed("text", "name", "Name", form.text("name"), "off"),
                Field.typed("email", "email", "E-mail", form.text("email"), "off")));
        fields.addAll(form.fields(reader));
        var page = new PeoplePage(
                members.listing(here, reader),
                asked.isEmpty() ? null : invited(asked, here).listing(),
                fields,
                link,
                problem);
        return settings.page("People", templates.peoplePage(page));
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
