package io.mainstay.workspace;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Secrets;
import io.mainstay.platform.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What members show besides their password: codes of an app, passkeys, and recovery codes for when those are lost. */
@Service
public class Factors {

    private static final int CODES = 10;

    /** What a member has. */
    public record Held(boolean app, int passkeys, int codesLeft) {

        public boolean any() {
            return app || passkeys > 0;
        }
    }

    /** What the code that opened the door was. */
    public enum Shown {
        APP,
        RECOVERY_CODE
    }

    private final FactorStore store;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    Factors(FactorStore store, Secrets secrets, Audit audit, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    public Held held(long member) {
        return store.held(member);
    }

    /** Whether everyone must have one and this member has none. */
    public boolean isMissing(Principal member) {
        return store.isMissing(member.member());
    }

    public boolean isRequired() {
        return store.isRequired();
    }

    /** Whether everyone must have one. */
    @Transactional
    public void require(Principal by, boolean on) {
        by.require(Permission.MANAGE_PEOPLE);
        if (store.require(on)) {
            audit.note(by, "second_factor.rule_changed", "everyone", Map.of("required", Boolean.toString(on)));
        }
    }

    /** The secret for a new app; it counts once a code of the app was typed. The same until then. */
    public Totp begin(Principal by) {
        String place = place(by.member(), "totp-new");
        return secrets.find(place).map(Totp::of).orElseGet(() -> {
            Totp totp = Totp.random();
            secrets.keep(place, totp.text());
            return totp;
        });
    }

    /** @return new recovery codes, to be shown this once; none when there are some from before */
    @Transactional
    public List<String> confirm(Principal by, String code) {
        String fresh = place(by.member(), "totp-new");
        Optional<Totp> totp = secrets.find(fresh).map(Totp::of);
        Instant now = clock.instant();
        OptionalLong step = totp.map(found -> found.stepOf(digits(code), now)).orElse(OptionalLong.empty());
        if (totp.isEmpty() || step.isEmpty()) {
            throw new Refused(
                    ErrorCode.INVALID,
                    "This is not the code that the app shows now. Wait for the next one, and check the clock of the phone.");
        }
        secrets.keep(place(by.member(), "totp"), totp.get().text());
        secrets.forget(fresh);
        store.addApp(by.member(), now, step.getAsLong());
        audit.note(by, "authenticator_app.added", by.name(), Map.of());
        return firstCodes(by);
    }

    @Transactional
    public void removeApp(Principal by) {
        if (store.removeApp(by.member())) {
            secrets.forget(place(by.member(), "totp"));
            audit.note(by, "authenticator_app.removed", by.name(), Map.of());
            tidy(by.member());
        }
    }

    /** Recovery codes in place of those before. */
    @Transactional
    public List<String> newCodes(Principal by) {
        List<String> codes = Stream.generate(OnceCode::forPaper).limit(CODES).toList();
        store.replaceCodes(
                by.member(),
                codes.stream().map(code -> Sha256.bytes(OnceCode.normal(code))).toList());
        audit.note(by, "recovery_codes.made", by.name(), Map.of());
        return codes;
    }

    /** Recovery codes for who has none yet; nothing for who has. */
    List<String> firstCodes(Principal by) {
        return store.held(by.member()).codesLeft() > 0 ? List.of() : newCodes(by);
    }

    /** What a typed code is; empty when it is neither, or was used before. */
    @Transactional
    public Optional<Shown> use(Member member, String code) {
        if (usesApp(member, digits(code))) {
            return Optional.of(Shown.APP);
        }
        if (store.useCode(member.id(), Sha256.bytes(OnceCode.normal(code)), clock.instant())) {
            String left = Integer.toString(store.held(member.id()).codesLeft());
            audit.note(member.principal(), "recovery_code.used", member.email(), Map.of("left", left));
            return Optional.of(Shown.RECOVERY_CODE);
        }
        return Optional.empty();
    }

    /** Takes every second factor of a member away, for the command line: whoever holds the server lets them in again. */
    @Transactional
    public void removeAll(Principal by, Member member) {
        store.removeApp(member.id());
        store.removePasskeys(member.id());
        store.removeCodes(member.id());
        secrets.forget(place(member.id(), "totp"));
        secrets.forget(place(member.id(), "totp-new"));
        audit.note(by, "second_factors.removed", member.email(), Map.of());
    }

    /** Recovery codes recover nothing when there is no factor left. */
    void tidy(long member) {
        if (!store.held(member).any()) {
            store.removeCodes(member);
        }
    }

    private boolean usesApp(Member member, String code) {
        return secrets.find(place(member.id(), "totp"))
                .map(text -> Totp.of(text).stepOf(code, clock.instant()))
                .filter(OptionalLong::isPresent)
                .map(step -> store.useStep(member.id(), step.getAsLong()))
                .orElse(false);
    }

    private static String digits(String code) {
        return code.replaceAll("[\\s-]", "");
    }

    private static String place(long member, String what) {
        return "member/%d/%s".formatted(member, what);
    }
}
