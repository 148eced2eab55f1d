package io.mainstay.semantics;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown once, with every problem of every file, when definitions cannot be used. */
public final class InvalidDefinitions extends RuntimeException {

    private final transient List<DefinitionProblem> problems;

    public InvalidDefinitions(List<DefinitionProblem> problems) {
        super(problems.stream().map(DefinitionProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<DefinitionProblem> problems() {
        return problems;
    }
}
