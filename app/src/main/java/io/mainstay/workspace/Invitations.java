package io.mainstay.workspace;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks people in: by a link that is shown once, works once, and ends by itself. */
@Service
public class Invitations {

    public static final Duration LASTS = Duration.ofDays(7);

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_EMAIL = 254;
    private static final int SECRET_BYTES = 32;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@]{2,}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InvitationStore store;
    private final PeopleStore people;
    private final MemberStore members;
    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock;

    Invitations(
            InvitationStore store,
            PeopleStore people,
            MemberStore members,
            Passwords passwords,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.members = members;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** The secret of the link, to be shown this once. Whoever was invited before gets a new one. */
    @Transactional
    public String invite(Principal by, String email, String name, Membership membership) {
        People.requireOwnerFor(by, membership.role());
        String address = NewMember.normal(email);
        refuseUnless(
                address.length() <= LONGEST_EMAIL && EMAIL.matcher(address).matches(),
                "Type an e-mail address, such as ada@example.com.");
        refuseUnless(isName(name), "Say whom you invite, in at most %d characters.".formatted(LONGEST_NAME));
        if (people.isMember(address)) {
            throw new Refused(ErrorCode.ALREADY_THERE, "%s is a member already.".formatted(address));
        }
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant();
        store.add(address, name.strip(), membership, Sha256.bytes(secret), by.member(), now, now.plus(LASTS));
        audit.note(
                by,
                "member.invited",
                address,
                Map.of(
                        "role",
                        membership.role().text(),
                        "sees",
                        membership.sees().text(),
                        "team",
                        membership.team()));
        return secret;
    }

    /** Those that nobody has accepted yet, the latest first; also those whose time is over. */
    public List<Invitation> list(Principal reader) {
        reader.require(Permission.MANAGE_PEOPLE);
        return store.list();
    }

    @Transactional
    public void withdraw(Principal by, long id) {
        by.require(Permission.MANAGE_PEOPLE);
        if (!store.end(id, clock.instant())) {
            throw new NotFound("open invitation", id);
        }
        audit.note(by, "invitation.withdrawn", "invitation " + id, Map.of());
    }

    /** What a link invites to; empty when it was never made, was used, was taken back, or is too old. */
    @Transactional
    public Optional<Invitation> find(String secret) {
        return store.find(Sha256.bytes(secret), clock.instant());
    }

    /** Makes the one who holds the link a member, as the one who invited them said. */
    @Transactional
    public Member accept(String secret, String name, String password) {
        Invitation invitation = find(secret).orElseThrow(() -> new NotFound("open invitation", "at this address"));
        refuseUnless(isName(name), "Say who you are, in at most %d characters.".formatted(LONGEST_NAME));
        if (people.isMember(invitation.email())) {
            throw new Refused(ErrorCode.ALREADY_THERE, "You are a member already. Sign in.");
        }
        Instant now = clock.instant();
        store.end(invitation.id(), now);
        var joined = new NewMember(invitation.email(), name, password);
        long id = people.add(joined, invitation.membership(), passwords.hash(password), now);
        Member member = members.find(id).orElseThrow(() -> new NotFound("member", id));
        audit.note(member.principal(), "member.joined", member.email(), Map.of("invited_by", invitation.invitedBy()));
        return member;
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.strip().length() <= LONGEST_NAME;
    }

    private static void refuseUnless(boolean fine, String message) {
        if (!fine) {
            throw new Refused(ErrorCode.INVALID, message);
        }
    }
}
