package io.mainstay.web.sources;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where a source's pages are. Its name is as records carry it, and may hold signs that no address may, such as a slash; those are
 * written as a tilde and their bytes: `crm/eu` is at `crm~2Feu`.
 */
record SourceAddress(String name) {

    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N} _.:@+-]|^\\.{1,2}$");
    private static final Pattern WRITTEN = Pattern.compile("(?:~[0-9A-F]{2})+");

    /** Of the part of an address that stands for the name. */
    public static SourceAddress valueOf(String part) {
        return new SourceAddress(WRITTEN.matcher(part)
                .replaceAll(bytes -> Matcher.quoteReplacement(
                        new String(HexFormat.of().parseHex(bytes.group().replace("~", "")), StandardCharsets.UTF_8))));
    }

    String href() {
        String part = UNSAFE.matcher(name).replaceAll(sign -> written(sign.group()));
        return UriComponentsBuilder.fromPath("/data/sources/")
                .pathSegment(part)
                .encode()
                .build()
                .toUriString();
    }

    private static String written(String signs) {
        return HexFormat.of().withUpperCase().withPrefix("~").formatHex(signs.getBytes(StandardCharsets.UTF_8));
    }
}
