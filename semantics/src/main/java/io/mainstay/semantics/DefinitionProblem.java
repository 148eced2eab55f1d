package io.mainstay.semantics;

/**
 * One mistake in a definition file, worded for the person who wrote it. Problems are collected and shown all at once.
 *
 * @param file the file as the person knows it
 * @param line counted from 1
 * @param what what is wrong
 * @param advice what to do about it
 */
public record DefinitionProblem(String file, int line, String what, String advice) {

    @Override
    public String toString() {
        return "%s:%d: %s. %s".formatted(file, line, what, advice);
    }
}
