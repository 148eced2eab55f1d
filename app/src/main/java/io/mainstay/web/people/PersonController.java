package io.mainstay.web.people;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.Flash;
import io.mainstay.web.Frame;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.settings.SettingsFrame;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.People;
import io.mainstay.workspace.Person;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One member: what they may do and see, and the ways to send them out. */
@Controller
@RequestMapping(PeopleController.PATH + "/{id:\\d+}")
class PersonController {

    private final People people;
    private final Factors factors;
    private final SettingsFrame settings;
    private final Frame frame;
    private final Templates templates;

    PersonController(People people, Factors factors, SettingsFrame settings, Frame frame, Templates templates) {
        this.people = people;
        this.factors = factors;
        this.settings = settings;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    Html show(@PathVariable long id, Principal reader) {
        Person person = people.get(reader, id);
        return page(person, MembershipForm.of(person.membership()), null, reader);
    }

    @PostMapping
    View change(
            @PathVariable long id, @RequestParam Map<String, String> typed, Principal by, HttpServletRequest request) {
        Person person = people.get(by, id);
        var form = new MembershipForm(typed);
        try {
            people.change(by, id, form.membership());
        } catch (Refused refused) {
            if (refused.code() == ErrorCode.FORBIDDEN) {
                throw refused;
            }
            return page(person, form, refused.getMessage(), by).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.say(request, "Saved. It holds from %s's next click on.".formatted(person.name()));
        return Redirects.to(PeopleController.PATH);
    }

    @PostMapping("/deactivation")
    View deactivate(@PathVariable long id, Principal by, HttpServletRequest request) {
        people.deactivate(by, id);
        Flash.say(request, "Deactivated: signed out everywhere, and every token revoked.");
        return Redirects.to(own(id));
    }

    @PostMapping("/reactivation")
    View reactivate(@PathVariable long id, Principal by, HttpServletRequest request) {
        people.reactivate(by, id);
        Flash.say(request, "Active again. Tokens stay revoked.");
        return Redirects.to(own(id));
    }

    @PostMapping("/sign-out")
    View endSessions(@PathVariable long id, Principal by, HttpServletRequest request) {
        people.endSessions(by, id);
        Flash.say(request, "Signed out everywhere.");
        return Redirects.to(own(id));
    }

    @PostMapping("/token-revocation")
    View revokeTokens(@PathVariable long id, Principal by, HttpServletRequest request) {
        people.revokeTokens(by, id);
        Flash.say(request, "Every token was revoked.");
        return Redirects.to(own(id));
    }

    private Html page(Person person, MembershipForm form, @Nullable String problem, Principal reader) {
        boolean mayManage = person.membership().role() != Role.OWNER || reader.role() == Role.OWNER;
        boolean self = person.id() == reader.member();
        var page = new PersonPage(
                own(person.id()),
                person.name(),
                person.email(),
                PeopleController.state(person),
                new PersonPage.Open(
                        frame.show().moment(person.lastSeen(), "Never"),
                        PeopleController.factor(factors.held(person.id())),
                        person.sessions(),
                        person.tokens()),
                form.fields(reader),
                new PersonPage.Can(mayManage, mayManage && person.active() && !self, mayManage && !person.active()),
                problem);
        return settings.page(person.name(), templates.peoplePerson(page));
    }

    private static String own(long id) {
        return PeopleController.PATH + "/" + id;
    }
}
