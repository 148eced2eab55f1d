package io.mainstay.web.security;

import io.mainstay.workspace.Totp;
import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Setting up an authenticator app.
 *
 * @param secret in groups of four, for who types it
 * @param picture the QR code of the same as the path of an SVG
 * @param size of the picture, in modules
 */
public record AppSetup(
        String secret, String picture, int size, @Nullable String problem) {

    private static final int QUIET = 4;

    static AppSetup of(Totp totp, String email, @Nullable String problem) {
        String label = UriUtils.encode("Mainstay:" + email, StandardCharsets.UTF_8);
        String address = "otpauth://totp/%s?secret=%s&issuer=Mainstay&algorithm=SHA1&digits=6&period=30"
                .formatted(label, totp.text());
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        String secret = totp.text().replaceAll("(.{4})(?!$)", "$1 ");
        return new AppSetup(secret, path(code), code.size + 2 * QUIET, problem);
    }

    private static String path(QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        return path.toString();
    }
}
