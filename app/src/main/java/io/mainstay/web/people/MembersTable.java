package io.mainstay.web.people;

import io.mainstay.web.CsvFile;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.People;
import io.mainstay.workspace.Person;
import io.mainstay.workspace.Principal;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The members as a list, and the same as a file. */
@Component
class MembersTable {

    private static final Empty NONE =
            Empty.of("person", "Nobody yet", "Invite whoever should look at the numbers with you.");

    private final People people;
    private final Factors factors;
    private final Frame frame;

    MembersTable(People people, Factors factors, Frame frame) {
        this.people = people;
        this.factors = factors;
        this.frame = frame;
    }

    private Arranged<Person> arranged(Here here, Principal reader) {
        return Arrangement.<Person>of("members", person -> person.name() + " " + person.email() + " " + team(person))
                .text("name", Person::name)
                .text("email", Person::email)
                .value("role", person -> person.membership().role())
                .text("team", MembersTable::team)
                .text("sees", MembersTable::sees)
                .text("factor", this::factor)
                .value("seen", Person::lastSeen)
                .value("sessions", Person::sessions)
                .value("tokens", Person::tokens)
                .text("state", person -> PeopleController.state(person).text())
                .group("role", "Role", MembersTable::role)
                .group("team", "Team", MembersTable::team)
                .group("factor", "Second factor", this::factor)
                .group(
                        "state",
                        "State",
                        person -> PeopleController.state(person).text())
                .of(people.list(reader), here);
    }

    Listing listing(Here here, Principal reader) {
        Arranged<Person> arranged = arranged(here, reader);
        Show show = frame.show();
        return new Listing(
                "members",
                "Members",
                List.of(
                        Column.text("Name", "name"),
                        Column.text("E-mail", "email"),
                        Column.text("Role", "role"),
                        Column.text("Team", "team"),
                        Column.text("Sees", "sees"),
                        Column.text("Second factor", "factor"),
                        Column.text("Last seen", "seen"),
                        Column.number("Sessions", "sessions"),
                        Column.number("Tokens", "tokens"),
                        Column.text("State", "state")),
                arranged.shown().stream().map(person -> row(person, show)).toList(),
                null,
                arranged.extras(here.with("format", "csv")),
                arranged.empty(NONE));
    }

    private Listing.Row row(Person person, Show show) {
        return Listing.Row.page(
                PeopleController.PATH + "/" + person.id(),
                Cell.of(person.name()),
                Cell.of(person.email()),
                Cell.of(role(person)),
                Cell.of(team(person)),
                Cell.of(sees(person)),
                Cell.of(factor(person)),
                Cell.of(show.moment(person.lastSeen(), "Never")),
                Cell.of(show.count(person.sessions())),
                Cell.of(show.count(person.tokens())),
                Cell.of(PeopleController.state(person)));
    }

    CsvFile csv(Here here, Principal reader) {
        return new CsvFile(
                "members",
                List.of(
                        "name",
                        "email",
                        "role",
                        "team",
                        "sees",
                        "factor",
                        "last_seen_at",
                        "sessions",
                        "tokens",
                        "state"),
                arranged(here, reader).found().stream()
                        .map(person -> List.of(
                                person.name(),
                                person.email(),
                                role(person),
                                team(person),
                                sees(person),
                                factor(person),
                                Objects.toString(person.lastSeen(), ""),
                                Integer.toString(person.sessions()),
                                Integer.toString(person.tokens()),
                                PeopleController.state(person).text()))
                        .toList());
    }

    private static String role(Person person) {
        return person.membership().role().label();
    }

    private static String team(Person person) {
        return person.membership().team();
    }

    private static String sees(Person person) {
        return person.membership().sees().label();
    }

    private String factor(Person person) {
        return PeopleController.factor(factors.held(person.id()));
    }
}
