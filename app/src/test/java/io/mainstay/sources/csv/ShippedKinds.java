package io.mainstay.sources.csv;

import io.mainstay.semantics.DefinitionFile;
import io.mainstay.semantics.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The kinds as the product ships them, without starting the product. */
final class ShippedKinds {

    static Kinds read() {
        Path folder = Path.of("src/main/resources/definitions/kinds");
        try (Stream<Path> files = Files.list(folder)) {
            return Kinds.read(files.map(ShippedKinds::file).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DefinitionFile file(Path path) {
        try {
            return new DefinitionFile("kinds/" + path.getFileName(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ShippedKinds() {}
}
