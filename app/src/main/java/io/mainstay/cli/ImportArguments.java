package io.mainstay.cli;

import io.mainstay.sources.csv.ImportOrder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked of the verb import. */
record ImportArguments(Path file, ImportOrder order) {

    static ImportArguments of(List<String> arguments) {
        @Nullable String file = null;
        boolean dryRun = false;
        Map<String, String> words = new LinkedHashMap<>();
        List<String> maps = new ArrayList<>();
        List<String> sets = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            switch (word) {
                case "--dry-run" -> dryRun = true;
                case "--map" -> maps.add(value(arguments, ++at, word));
                case "--set" -> sets.add(value(arguments, ++at, word));
                case "--source", "--kind", "--rule", "--mapping" -> words.put(word, value(arguments, ++at, word));
                default -> {
                    if (word.startsWith("--") || file != null) {
                        throw new IllegalArgumentException("\"%s\" is not understood".formatted(word));
                    }
                    file = word;
                }
            }
        }
        String source = words.get("--source");
        if (file == null || source == null) {
            throw new IllegalArgumentException("name the FILE and its --source");
        }
        Path path = Path.of(file);
        return new ImportArguments(
                path,
                new ImportOrder(
                        String.valueOf(path.getFileName()),
                        source,
                        words.get("--kind"),
                        words.get("--rule"),
                        words.get("--mapping"),
                        maps,
                        sets,
                        dryRun));
    }

    /** The same question to the program that runs. */
    String path() {
        var query = new StringBuilder("/api/v1/imports?");
        add(query, "source", order.source());
        add(query, "file", order.file());
        add(query, "kind", order.kind());
        add(query, "rule", order.rule());
        add(query, "mapping", order.saved());
        order.maps().forEach(map -> add(query, "map", map));
        order.sets().forEach(set -> add(query, "set", set));
        return query.append("dryRun=").append(order.dryRun()).toString();
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&');
        }
    }

    private static String value(List<String> arguments, int at, String word) {
        if (at >= arguments.size()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return arguments.get(at);
    }
}
