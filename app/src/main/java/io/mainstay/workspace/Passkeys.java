package io.mainstay.workspace;

import com.webauthn4j.util.exception.WebAuthnException;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keys that a device keeps and shows nobody. The device makes sure that its owner is there, by finger, face or PIN, so a
 * passkey stands for both factors. Each ceremony answers a challenge of ours, once.
 */
@Service
public class Passkeys {

    private static final int LONGEST_LABEL = 60;
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN =
            new TypeReference<>() {};
    private static final List<String> NEEDED_WHEN_MADE =
            List.of("/id", "/rawId", "/response/clientDataJSON", "/response/attestationObject");
    private static final List<String> NEEDED_WHEN_SHOWN =
            List.of("/id", "/rawId", "/response/clientDataJSON", "/response/authenticatorData", "/response/signature");
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    /**
     * Where passkeys belong to.
     *
     * @param host the name that browsers bind them to
     * @param origin the beginning of every address of ours, such as https://mainstay.example.com
     */
    public record Site(String host, String origin) {}

    /** What a browser is asked to answer: the options as it takes them, and the challenge to keep until it has. */
    public record Ceremony(String options, String challenge) {}

    private final PasskeyHolders holders;
    private final JdbcUserCredentialRepository credentials;
    private final Factors factors;
    private final Audit audit;

    Passkeys(JdbcClient db, JdbcOperations jdbc, MemberStore members, Factors factors, Audit audit) {
        this.holders = new PasskeyHolders(db, members);
        this.credentials = new JdbcUserCredentialRepository(jdbc);
        this.factors = factors;
        this.audit = audit;
    }

    public Ceremony beginMaking(Principal by, Site site) {
        Bytes challenge = Bytes.random();
        var request = new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication(by.member()));
        var options = operations(site, challenge).createPublicKeyCredentialCreationOptions(request);
        return new Ceremony(JSON.writeValueAsString(options), challenge.toBase64UrlString());
    }

    /** @return new recovery codes, to be shown this once; none when there are some from before */
    @Transactional
    public List<String> make(Principal by, Site site, String challenge, String answer, String label) {
        String name = label.strip();
        if (name.isEmpty() || name.length() > LONGEST_LABEL) {
            throw new Refused(ErrorCode.INVALID, "Give the passkey a name of at most 60 characters.");
        }
        WebAuthnRelyingPartyOperations operations = operations(site, Bytes.fromBase64(challenge));
        var request = new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication(by.member()));
        try {
            var made = new RelyingPartyPublicKey(read(answer, MADE, NEEDED_WHEN_MADE), name);
            operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    operations.createPublicKeyCredentialCreationOptions(request), made));
        } catch (WebAuthnException | IllegalArgumentException | JacksonException wrong) {
            throw new Refused(ErrorCode.INVALID, "The passkey could not be checked. Try again.");
        }
        audit.note(by, "passkey.added", by.name(), Map.of("name", name));
        return factors.firstCodes(by);
    }

    /** @param member null when it is not known yet who comes */
    public Ceremony beginShowing(Site site, @Nullable Member member) {
        Bytes challenge = Bytes.random();
        Authentication who = member == null ? null : authentication(member.id());
        var options = operations(site, challenge)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(who));
        return new Ceremony(JSON.writeValueAsString(options), challenge.toBase64UrlString());
    }

    /** Whose passkey answered the challenge; empty when it is none of ours or the answer is not right. */
    @Transactional
    public Optional<Member> find(Site site, String challenge, String answer) {
        WebAuthnRelyingPartyOperations operations = operations(site, Bytes.fromBase64(challenge));
        try {
            var options = operations.createCredentialRequestOptions(
                    new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
            var shown = read(answer, SHOWN, NEEDED_WHEN_SHOWN);
            var holder = operations.authenticate(new RelyingPartyAuthenticationRequest(options, shown));
            return holders.find(holder.getId());
        } catch (WebAuthnException | IllegalArgumentException | JacksonException wrong) {
            return Optional.empty();
        }
    }

    /** The oldest first. */
    public List<Passkey> list(Principal by) {
        return credentials.findByUserId(holders.handle(by.member())).stream()
                .sorted(Comparator.comparing(CredentialRecord::getCreated))
                .map(Passkeys::passkey)
                .toList();
    }

    @Transactional
    public void remove(Principal by, String id) {
        Passkey passkey = list(by).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("passkey", id));
        credentials.delete(Bytes.fromBase64(id));
        audit.note(by, "passkey.removed", by.name(), Map.of("name", passkey.label()));
        factors.tidy(by.member());
    }

    /** The challenge is the same when the answer is checked as it was when it was asked. */
    private WebAuthnRelyingPartyOperations operations(Site site, Bytes challenge) {
        var ours = PublicKeyCredentialRpEntity.builder()
                .id(site.host())
                .name("Mainstay")
                .build();
        var operations = new Webauthn4JRelyingPartyOperations(holders, credentials, ours, Set.of(site.origin()));
        operations.setCustomizeCreationOptions(options -> options.challenge(challenge)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.challenge(challenge).userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    private static <R extends AuthenticatorResponse> PublicKeyCredential<R> read(
            String answer, TypeReference<PublicKeyCredential<R>> type, List<String> needed) {
        JsonNode tree = JSON.readTree(answer);
        for (String path : needed) {
            if (!tree.at(path).isString()) {
                throw new IllegalArgumentException("The answer lacks " + path);
            }
        }
        return JSON.readValue(answer, type);
    }

    private static Authentication authentication(long member) {
        return UsernamePasswordAuthenticationToken.authenticated(Long.toString(member), null, List.of());
    }

    private static Passkey passkey(CredentialRecord record) {
        return new Passkey(
                record.getCredentialId().toBase64UrlString(),
                record.getLabel(),
                record.getCreated(),
                record.getLastUsed());
    }
}
