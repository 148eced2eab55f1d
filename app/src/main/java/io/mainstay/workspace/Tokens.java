package io.mainstay.workspace;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.LocalToken;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API tokens: made for one purpose, shown once, ending by themselves, revoked at any time. */
@Service
public class Tokens {

    public static final int USUAL_DAYS = 90;
    public static final int MOST_DAYS = 365;
    private static final int LONGEST_NAME = 80;
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    /** A token just made, with the text that is shown this once. */
    public record Made(Token token, String text) {

        @Override
        public String toString() {
            return "Made[" + token.id() + "]";
        }
    }

    /** Whom a token speaks for, and what it allows. */
    public record Holder(Principal principal, Set<Scope> scopes) {}

    private final TokenStore store;
    private final MemberStore members;
    private final LocalToken local;
    private final Audit audit;
    private final Clock clock;

    Tokens(TokenStore store, MemberStore members, LocalToken local, Audit audit, Clock clock) {
        this.store = store;
        this.members = members;
        this.local = local;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Made make(String name, Set<Scope> scopes, int days, Principal by) {
        refuseUnless(!name.isBlank() && name.strip().length() <= LONGEST_NAME, "Name the program that will use it.");
        refuseUnless(!scopes.isEmpty(), "Choose at least one thing that the token allows.");
        refuseUnless(days >= 1 && days <= MOST_DAYS, "A token lasts from 1 to %d days.".formatted(MOST_DAYS));
        scopes.forEach(scope -> by.require(scope.needs()));
        Instant now = clock.instant();
        var text = TokenText.random();
        var token = new Token(text.id(), name.strip(), scopes, now, now.plus(Duration.ofDays(days)), null, null);
        store.add(token, text.digest(), by.member());
        String allows = scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(" "));
        var details = Map.of("name", token.name(), "allows", allows, "days", Integer.toString(days));
        audit.note(by, "token.made", "token " + token.id(), details);
        return new Made(token, text.whole());
    }

    /** The reader's own, newest first, also those that no longer work. */
    public List<Token> list(Principal reader) {
        return store.list(reader.member());
    }

    @Transactional
    public void revoke(String id, Principal by) {
        boolean own =
                store.find(id).filter(kept -> kept.member() == by.member()).isPresent();
        if (!own && !by.may(Permission.MANAGE_PEOPLE) || !store.revoke(id, clock.instant(), by.member())) {
            throw new NotFound("usable token", id);
        }
        String name = store.find(id).map(kept -> kept.token().name()).orElse("");
        audit.note(by, "token.revoked", "token " + id, Map.of("name", name));
    }

    /**
     * Whose token this is; empty when it is none of ours, has ended, or was revoked. The command line of this machine
     * speaks for the program itself.
     */
    public Optional<Holder> findHolder(String text) {
        if (local.matches(text)) {
            return Optional.of(new Holder(Principal.program(), Set.of(Scope.values())));
        }
        return TokenText.parse(text).flatMap(this::holder);
    }

    private Optional<Holder> holder(TokenText text) {
        Instant now = clock.instant();
        return store.find(text.id())
                .filter(kept -> MessageDigest.isEqual(kept.digest(), text.digest()))
                .filter(kept -> kept.token().isUsable(now))
                .flatMap(kept -> members.find(kept.member()).map(member -> {
                    noteUse(kept.token(), now);
                    return new Holder(
                            member.principal(),
                            allowed(member.principal(), kept.token().scopes()));
                }));
    }

    /** What the token was made for, less what its member may no more. */
    private static Set<Scope> allowed(Principal holder, Set<Scope> scopes) {
        return scopes.stream().filter(scope -> holder.may(scope.needs())).collect(Collectors.toUnmodifiableSet());
    }

    private void noteUse(Token token, Instant now) {
        if (token.lastUsedAt() == null || token.lastUsedAt().isBefore(now.minus(USE_IS_NOTED_EVERY))) {
            store.noteUse(token.id(), now);
        }
    }

    private static void refuseUnless(boolean fine, String message) {
        if (!fine) {
            throw new Refused(ErrorCode.INVALID, message);
        }
    }
}
