package io.mainstay.workspace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** Under which random handle the authenticators know a member; Spring asks by the member's id, written as a text. */
final class PasskeyHolders implements PublicKeyCredentialUserEntityRepository {

    private static final String ENSURE = """
            insert into passkey_holder (member, handle)
            values (:member, :handle)
                on conflict (member) do nothing
            """;

    private static final String HANDLE = """
            select handle from passkey_holder where member = :member
            """;

    private static final String MEMBER = """
            select member from passkey_holder where handle = :handle
            """;

    private final JdbcClient db;
    private final MemberStore members;

    PasskeyHolders(JdbcClient db, MemberStore members) {
        this.db = db;
        this.members = members;
    }

    /** The handle of a member, who gets one when there is none yet. */
    Bytes handle(long member) {
        db.sql(ENSURE)
                .param("member", member)
                .param("handle", Bytes.random().toBase64UrlString())
                .update();
        return Bytes.fromBase64(db.sql(HANDLE)
                .param("member", member)
                .query((row, _) -> row.getString("handle"))
                .single());
    }

    Optional<Member> find(Bytes handle) {
        return db.sql(MEMBER)
                .param("handle", handle.toBase64UrlString())
                .query((row, _) -> row.getLong("member"))
                .optional()
                .flatMap(members::find);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return find(id).map(member -> entity(member, id)).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String member) {
        return members.find(Long.parseLong(member))
                .map(found -> entity(found, handle(found.id())))
                .orElse(null);
    }

    /** Handles are made when asked for and stay as long as their member. */
    @Override
    public void save(PublicKeyCredentialUserEntity entity) {}

    @Override
    public void delete(Bytes id) {}

    private static PublicKeyCredentialUserEntity entity(Member member, Bytes handle) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle)
                .name(member.email())
                .displayName(member.name())
                .build();
    }
}
