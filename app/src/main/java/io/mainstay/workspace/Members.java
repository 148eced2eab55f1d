package io.mainstay.workspace;

import io.mainstay.platform.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Who may sign in, and with which password. */
@Service
public class Members {

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
                member.email(), member.name(), Role.OWNER, passwords.hash(member.password()), false, clock.instant()));
    }

    /** A person of the sample company: has no password, and is offered by one click in the demo only. */
    public Member addSample(String email, String name, Role role) {
        String address = NewMember.normal(email);
        return store.findByEmail(address)
                .orElseGet(() -> get(store.add(address, name, role, null, true, clock.instant())));
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
