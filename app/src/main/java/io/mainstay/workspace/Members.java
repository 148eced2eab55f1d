package io.mainstay.workspace;

import io.mainstay.platform.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Who may sign in, and with which password. */
@Service
public class Members {

    private static final Membership OWNER = new Membership(Role.OWNER, Sees.ALL, "", "");
    private static final Duration SEEN_IS_NOTED_EVERY = Duration.ofMinutes(5);

    private final MemberStore store;
    private final Passwords passwords;
    private final Clock clock;

    Members(MemberStore store, Passwords passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
    }

    Member addOwner(NewMember member) {
        return get(store.add(
                member.email(), member.name(), OWNER, passwords.hash(member.password()), false, clock.instant()));
    }

    /** A person of the sample company: has no password, and is offered by one click in the demo only. */
    public Member addSample(String email, String name, Membership membership) {
        String address = NewMember.normal(email);
        return store.findByEmail(address)
                .orElseGet(() -> get(store.add(address, name, membership, null, true, clock.instant())));
    }

    /** The same with all customers in view. */
    public Member addSample(String email, String name, Role role) {
        return addSample(email, name, new Membership(role, Sees.ALL, "", ""));
    }

    public List<Member> listSamples() {
        return store.list(true);
    }

    private Member get(long id) {
        return store.find(id).orElseThrow(() -> new NotFound("member", id));
    }

    /** What somebody sees who wants to look at their own customers only, or at their team's: never more than they may. */
    public Principal narrowed(Principal reader, Sees wanted) {
        return wanted == Sees.ALL ? reader : reader.within(store.portfolio(reader.member(), wanted == Sees.TEAM));
    }

    public Optional<Member> find(long id) {
        return store.find(id);
    }

    /** The same for somebody who is here now, which is noted every few minutes. */
    public Optional<Member> visit(long id) {
        Instant now = clock.instant();
        Optional<Member> member = store.find(id);
        member.ifPresent(_ -> store.noteSeen(id, now, now.minus(SEEN_IS_NOTED_EVERY)));
        return member;
    }

    public Optional<Member> findByEmail(String email) {
        return store.findByEmail(NewMember.normal(email));
    }

    /** Whose e-mail and password these are. An unknown e-mail takes as long as a wrong password. */
    public Optional<Member> findByPassword(String email, String password) {
        String address = NewMember.normal(email);
        boolean right = passwords.matches(password, store.findHash(address));
        return right ? store.findByEmail(address) : Optional.empty();
    }
}
