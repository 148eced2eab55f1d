package io.mainstay.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/** Where an account's page is. A key that no server takes as a part of a path, such as one with a slash, stands behind it. */
public final class AccountAddress {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} _@:+~-][\\p{L}\\p{N} ._@:+~-]*");

    private AccountAddress() {}

    public static String of(String key) {
        String encoded = UriUtils.encode(key, StandardCharsets.UTF_8);
        return PLAIN.matcher(key).matches() ? "/accounts/" + encoded : "/account?key=" + encoded;
    }
}
