package io.mainstay.metrics;

import io.mainstay.platform.Sha256;
import io.mainstay.semantics.DefinitionFile;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the definitions that ship with the program. */
public final class MetricDefinitions {

    private static final String ROOT = "definitions/";

    private MetricDefinitions() {}

    public static Definitions shipped(Kinds kinds) {
        return Definitions.read(kinds, files("policy.yml").getFirst(), files("measures/*.yml"), files("metrics/*.yml"));
    }

    /** A fingerprint (SHA-256) of every definition's text, by file, to tell later whether it still says the same. */
    public static Map<String, String> fingerprints() {
        Map<String, String> fingerprints = new TreeMap<>();
        for (String pattern : List.of("policy.yml", "kinds/*.yml", "measures/*.yml", "metrics/*.yml")) {
            files(pattern).forEach(file -> fingerprints.put(file.name(), Sha256.of(file.text())));
        }
        return fingerprints;
    }

    static List<DefinitionFile> files(String pattern) {
        try {
            List<DefinitionFile> files = new ArrayList<>();
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + pattern)) {
                String url = resource.getURL().toString();
                files.add(new DefinitionFile(
                        url.substring(url.lastIndexOf(ROOT) + ROOT.length()),
                        resource.getContentAsString(StandardCharsets.UTF_8)));
            }
            files.sort(Comparator.comparing(DefinitionFile::name));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
