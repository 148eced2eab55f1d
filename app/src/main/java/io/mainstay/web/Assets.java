package io.mainstay.web;

import io.mainstay.platform.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The styles, scripts and pictures of the pages, each at an address that changes with its content, so that browsers
 * keep it for good. Many small files are served as one.
 */
@Component
public class Assets {

    private static final String JARS = "META-INF/resources/";
    private static final List<String> STYLES = List.of(
            "layers",
            "tokens",
            "page",
            "rail",
            "lens",
            "controls",
            "tile",
            "chart",
            "table",
            "metrics",
            "revenue",
            "panel",
            "notices",
            "form",
            "sign-in",
            "mapping",
            "accounts",
            "print");
    private static final List<String> SCRIPTS = List.of(
            "http",
            "theme-switch",
            "menus",
            "tabs",
            "keys",
            "passkeys",
            "jump",
            "rows",
            "columns",
            "figures",
            "chart-series",
            "chart-waterfall",
            "chart-options",
            "charts",
            "zone",
            "toast");

    /** One file as it is sent. */
    public record Asset(String type, String hash, byte[] plain, byte[] gzipped) {}

    private static final Asset FONT = asset("font/woff2", bytes("assets/fonts/inter.woff2"));

    private final Map<String, Asset> assets = Map.of(
            "app.css", asset("text/css", styles()),
            "inter.woff2", FONT,
            "theme.js", asset("text/javascript", own("js/theme.js")),
            "htmx.js", asset("text/javascript", read(JARS + "webjars/htmx.org/2.0.10/dist/htmx.min.js")),
            "app.js", asset("text/javascript", scripts()),
            "echarts.js", asset("text/javascript", read(JARS + "_static/echarts/6.0.0/dist/echarts.common.min.js")),
            "mark.svg", asset("image/svg+xml", own("mark.svg")));

    public Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** Where a page finds it. */
    public String path(String name) {
        Asset asset = find(name).orElseThrow(() -> new IllegalArgumentException("There is no asset " + name));
        return path(name, asset);
    }

    private static String path(String name, Asset asset) {
        return "/assets/" + asset.hash() + "/" + name;
    }

    /** Tabler goes into a layer of its own, below everything of ours. */
    private static String styles() {
        String tabler = read(JARS + "webjars/tabler__core/1.4.0/dist/css/tabler.min.css")
                .replaceFirst("^@charset \"UTF-8\";", "")
                .replaceAll("/\\*# sourceMappingURL=[^*]*\\*/", "");
        String layers = own("css/layers.css");
        String own =
                STYLES.stream().skip(1).map(name -> own("css/" + name + ".css")).collect(Collectors.joining("\n"));
        return layers + "\n@layer tabler{" + tabler + "}\n"
                + own.replace("url(inter.woff2)", "url(" + path("inter.woff2", FONT) + ")");
    }

    private static String scripts() {
        return SCRIPTS.stream()
                .map(name -> "(()=>{\"use strict\";\n" + own("js/" + name + ".js") + "})();\n")
                .collect(Collectors.joining());
    }

    private static String own(String name) {
        return read("assets/" + name);
    }

    private static String read(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The asset %s is missing from the program".formatted(path), e);
        }
    }

    private static Asset asset(String type, String text) {
        return asset(type + ";charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Asset asset(String type, byte[] plain) {
        try (var bytes = new ByteArrayOutputStream()) {
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(plain);
            }
            byte[] hash = Sha256.digest().digest(plain);
            return new Asset(type, HexFormat.of().formatHex(hash, 0, 8), plain, bytes.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
