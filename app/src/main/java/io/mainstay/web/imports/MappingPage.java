package io.mainstay.web.imports;

import io.mainstay.sources.csv.Transform;
import io.mainstay.web.parts.Field;
import java.util.List;

/**
 * Where a file's format is confirmed and its columns are given a meaning.
 *
 * @param doubts what could not be told about the format for sure
 * @param problems what keeps the mapping from being used
 */
public record MappingPage(
        String own,
        FileShape file,
        Rules rules,
        List<Target> targets,
        List<Trait> traits,
        Names names,
        List<String> problems) {

    /** The file as it is read: its format as a form, and its first rows. */
    public record FileShape(
            String name,
            String size,
            List<String> doubts,
            List<Field> format,
            List<String> columns,
            List<List<String>> rows) {}

    /** What one row may stand for, and what the choice means. */
    public record Rules(Field choice, String chosen, String meaning, Field saved, boolean anySaved) {}

    /** A field to be filled. */
    public record Target(
            String name,
            String label,
            boolean required,
            String help,
            Field source,
            String fixed,
            String transform,
            String words) {

        public String domId() {
            return "target-" + name.replace('.', '-');
        }

        public boolean isTuned() {
            return !transform.isEmpty() || !words.isEmpty();
        }

        public Transform[] transforms() {
            return Transform.values();
        }
    }

    /** A column that may be kept as a trait. */
    public record Trait(String column, String name, String example, boolean kept) {}

    /** Whose records they are, and the name to keep the mapping by. */
    public record Names(String source, String saveAs) {}
}
