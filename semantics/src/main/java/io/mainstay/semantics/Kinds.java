package io.mainstay.semantics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fact kinds a program knows. */
public final class Kinds {

    private final Map<KindName, Kind> byName;

    private Kinds(Map<KindName, Kind> byName) {
        this.byName = byName;
    }

    /**
     * Reads and checks kinds.
     *
     * @throws InvalidDefinitions with every problem of every file
     */
    public static Kinds read(Collection<DefinitionFile> files) {
        List<DefinitionProblem> problems = new ArrayList<>();
        Map<KindName, Kind> byName = new TreeMap<>();
        for (DefinitionFile file : files) {
            KindFile.read(file, problems).ifPresent(kind -> {
                if (byName.put(kind.name(), kind) != null) {
                    problems.add(new DefinitionProblem(
                            file.name(), 1, "The kind %s is declared twice".formatted(kind.name()), "Rename one"));
                }
            });
        }
        if (!problems.isEmpty()) {
            throw new InvalidDefinitions(problems);
        }
        return new Kinds(byName);
    }

    public Optional<Kind> find(String name) {
        return Word.fits(name) ? Optional.ofNullable(byName.get(KindName.of(name))) : Optional.empty();
    }

    public List<Kind> list() {
        return List.copyOf(byName.values());
    }
}
