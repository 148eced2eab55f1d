package io.mainstay.cli;

import java.util.List;

/**
 * One thing the program does when it is named on the command line. Every class of this package that is a verb is found;
 * it needs a constructor without arguments.
 */
public interface Verb {

    int DONE = 0;

    /** It ran, and the answer is no: a case failed, a file had errors. */
    int FAILED = 1;

    /** It was not asked in a way it understands. */
    int MISUSED = 2;

    /** The word on the command line. */
    String name();

    /** What it does, in one line for the usage. */
    String summary();

    /** All it understands, for {@code bin/mainstay VERB --help}. */
    default String help() {
        return "usage: bin/mainstay %s\n\n%s".formatted(name(), summary());
    }

    /** @return the exit code */
    int run(Program program, List<String> arguments) throws Exception;
}
