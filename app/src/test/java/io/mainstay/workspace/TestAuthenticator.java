package io.mainstay.workspace;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A device that keeps one passkey (ES256, no attestation), written from the WebAuthn specification; it can also lie. */
final class TestAuthenticator {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int KEY_FOLLOWS = 0x40;
    private static final HexFormat HEX = HexFormat.of();

    private final KeyPair keys = keyPair();
    private final byte[] id = new byte[32];
    private int count;
    private int flags = PRESENT | VERIFIED;
    private String host = "mainstay.example.com";
    private String origin = "https://mainstay.example.com";

    TestAuthenticator() {
        new SecureRandom().nextBytes(id);
    }

    TestAuthenticator at(String otherHost, String otherOrigin) {
        host = otherHost;
        origin = otherOrigin;
        return this;
    }

    TestAuthenticator withoutVerifyingItsUser() {
        flags = PRESENT;
        return this;
    }

    TestAuthenticator countsAgainFrom(int before) {
        count = before;
        return this;
    }

    String makes(String challenge) {
        byte[] client = client("webauthn.create", challenge);
        byte[] length = {(byte) (id.length >> 8), (byte) id.length};
        byte[] about = join(about(flags | KEY_FOLLOWS), new byte[16], length, id, publicKey());
        byte[] attestation = join(
                HEX.parseHex("a363666d74646e6f6e656761747453746d74a068617574684461746158"),
                new byte[] {(byte) about.length},
                about);
        return answer("\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\",\"transports\":[\"internal\"]"
                .formatted(text(client), text(attestation)));
    }

    String shows(String challenge) {
        byte[] client = client("webauthn.get", challenge);
        byte[] about = about(flags);
        return answer("\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\""
                .formatted(text(client), text(about), text(sign(join(about, sha256(client))))));
    }

    private String answer(String response) {
        return "{\"id\":\"%1$s\",\"rawId\":\"%1$s\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{%2$s}}"
                .formatted(text(id), response);
    }

    private byte[] about(int withFlags) {
        count++;
        return join(
                sha256(host.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) withFlags},
                ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
    }

    private byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return join(
                HEX.parseHex("a5010203262001215820"),
                in32(point.getAffineX()),
                HEX.parseHex("225820"),
                in32(point.getAffineY()));
    }

    private byte[] sign(byte[] what) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(what);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] in32(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] whole = new byte[32];
        int from = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, from, whole, 32 - (bytes.length - from), bytes.length - from);
        return whole;
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
