package io.mainstay.bench;

import java.nio.file.Files;

/** Records the facts that the other benches read, unless they are there already. */
final class Prepare {

    private Prepare() {}

    public static void main(String[] arguments) throws Exception {
        var size = Size.of(arguments);
        try (var store = new Store(size.accounts(), size.months())) {
            System.out.println(Files.readString(store.folder.resolve("filled")));
        }
    }
}
