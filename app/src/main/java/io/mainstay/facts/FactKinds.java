package io.mainstay.facts;

import io.mainstay.semantics.DefinitionFile;
import io.mainstay.semantics.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the files that declare the fact kinds: those that ship, and those in the data folder. */
public final class FactKinds {

    private static final String SHIPPED = "classpath:definitions/kinds/*.yml";

    private FactKinds() {}

    public static Kinds shipped() {
        return Kinds.read(shippedFiles());
    }

    /** The kinds that ship and the company's own. */
    public static Kinds with(Path dataFolder) {
        List<DefinitionFile> files = new ArrayList<>(shippedFiles());
        files.addAll(ownFiles(dataFolder.resolve("definitions/kinds")));
        return Kinds.read(files);
    }

    private static List<DefinitionFile> shippedFiles() {
        List<DefinitionFile> files = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
                files.add(new DefinitionFile(
                        "kinds/" + file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The fact kinds that ship cannot be read", e);
        }
        return files;
    }

    private static List<DefinitionFile> ownFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<DefinitionFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".yml")).sorted().toList()) {
                files.add(new DefinitionFile(path.toString(), Files.readString(path)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The fact kinds in %s cannot be read".formatted(folder), e);
        }
        return files;
    }
}
