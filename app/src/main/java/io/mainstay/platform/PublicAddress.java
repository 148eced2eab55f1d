package io.mainstay.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address under which people reach Mainstay, for links in mails and for passkeys.
 *
 * @param origin as browsers write it: {@code https://mainstay.example.com}, with a port when it is not the usual one
 * @param host the name in it
 */
public record PublicAddress(String origin, String host) {

    /** @throws IllegalArgumentException in words that follow the name of the setting */
    static PublicAddress of(String text) {
        try {
            var uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean bare = uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
            if (uri.getHost() != null && bare && (scheme.equals("https") || scheme.equals("http"))) {
                String host = uri.getHost().toLowerCase(Locale.ROOT);
                int usual = scheme.equals("https") ? 443 : 80;
                String port = uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
                return new PublicAddress(scheme + "://" + host + port, host);
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "is not an address such as https://mainstay.example.com, without anything after the name");
    }
}
