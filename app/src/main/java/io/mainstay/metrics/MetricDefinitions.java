package io.mainstay.metrics;

import io.mainstay.semantics.DefinitionFile;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the definitions that ship with the program. */
public final class MetricDefinitions {

    private static final String ROOT = "definitions/";

    private MetricDefinitions() {}

    public static Definitions shipped(Kinds kinds) {
        return Definitions.read(kinds, files("policy.yml").getFirst(), files("measures/*.yml"), files("metrics/*.yml"));
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
