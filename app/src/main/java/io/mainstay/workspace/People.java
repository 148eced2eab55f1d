package io.mainstay.workspace;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who the members are, what each may do and see, and who may not come in any more. There is always an owner. */
@Service
public class People {

    private final PeopleStore store;
    private final InvitationStore invitations;
    private final Audit audit;
    private final Clock clock;

    People(PeopleStore store, InvitationStore invitations, Audit audit, Clock clock) {
        this.store = store;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those who may come in first, by name. */
    public List<Person> list(Principal reader) {
        reader.require(Permission.MANAGE_PEOPLE);
        return store.list(clock.instant());
    }

    public Person get(Principal reader, long id) {
        reader.require(Permission.MANAGE_PEOPLE);
        return store.find(id, clock.instant()).orElseThrow(() -> new NotFound("member", id));
    }

    /** The teams that anybody is in. */
    public List<String> teams(Principal reader) {
        reader.require(Permission.MANAGE_PEOPLE);
        return store.teams();
    }

    /** What they may holds from their next request on. */
    @Transactional
    public void change(Principal by, long id, Membership membership) {
        Person person = get(by, id);
        requireOwnerFor(by, person.membership().role());
        requireOwnerFor(by, membership.role());
        if (membership.role() != Role.OWNER) {
            keepAnOwner(person);
        }
        if (!membership.equals(person.membership())) {
            store.change(id, membership);
            audit.note(by, "member.changed", person.email(), changes(person.membership(), membership));
        }
    }

    /** They are out at once: sessions, tokens and open invitations of theirs end with it. */
    @Transactional
    public void deactivate(Principal by, long id) {
        Person person = get(by, id);
        requireOwnerFor(by, person.membership().role());
        if (id == by.member()) {
            throw new Refused(ErrorCode.NOT_IN_THIS_STATE, "Ask another owner or admin to deactivate you.");
        }
        keepAnOwner(person);
        if (store.setActive(id, false, clock.instant())) {
            int sessions = store.endSessions(id);
            int tokens = store.revokeTokens(id, by.member(), clock.instant());
            invitations.endOf(id, clock.instant());
            audit.note(
                    by, "member.deactivated", person.email(), Map.of("sessions", "" + sessions, "tokens", "" + tokens));
        }
    }

    /** They sign in with the password they had; tokens stay revoked. */
    @Transactional
    public void reactivate(Principal by, long id) {
        Person person = get(by, id);
        requireOwnerFor(by, person.membership().role());
        if (store.setActive(id, true, clock.instant())) {
            audit.note(by, "member.reactivated", person.email(), Map.of());
        }
    }

    @Transactional
    public void endSessions(Principal by, long id) {
        Person person = get(by, id);
        requireOwnerFor(by, person.membership().role());
        int ended = store.endSessions(id);
        audit.note(by, "member.sessions_ended", person.email(), Map.of("sessions", Integer.toString(ended)));
    }

    @Transactional
    public void revokeTokens(Principal by, long id) {
        Person person = get(by, id);
        requireOwnerFor(by, person.membership().role());
        int ended = store.revokeTokens(id, by.member(), clock.instant());
        audit.note(by, "member.tokens_revoked", person.email(), Map.of("tokens", Integer.toString(ended)));
    }

    /** Owners are made, unmade and managed by owners. */
    static void requireOwnerFor(Principal by, Role role) {
        by.require(Permission.MANAGE_PEOPLE);
        if (role == Role.OWNER && by.role() != Role.OWNER) {
            throw new Refused(
                    ErrorCode.FORBIDDEN,
                    "Only an owner may manage owners, and your role is %s."
                            .formatted(by.role().label()));
        }
    }

    private void keepAnOwner(Person person) {
        List<Long> owners = store.lockOwners();
        if (owners.size() == 1 && owners.contains(person.id())) {
            throw new Refused(
                    ErrorCode.NOT_IN_THIS_STATE,
                    "%s is the last owner. Make somebody else an owner first.".formatted(person.name()));
        }
    }

    private static Map<String, String> changes(Membership before, Membership after) {
        Map<String, String> changes = new LinkedHashMap<>();
        changed("role", before.role().text(), after.role().text(), changes);
        changed("sees", before.sees().text(), after.sees().text(), changes);
        changed("team", before.team(), after.team(), changes);
        changed("known_as", before.knownAs(), after.knownAs(), changes);
        return changes;
    }

    private static void changed(String what, String before, String after, Map<String, String> changes) {
        if (!before.equals(after)) {
            changes.put(what, "%s → %s".formatted(before, after));
        }
    }
}
