package io.mainstay.semantics;

/**
 * The text of one definition file.
 *
 * @param name the path a person would look for, such as `metrics/nrr.yml`
 */
public record DefinitionFile(String name, String text) {

    /** The file's own name without folder and ending, which its definition must carry. */
    String stem() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? last : last.substring(0, dot);
    }
}
