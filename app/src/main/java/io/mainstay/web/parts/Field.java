package io.mainstay.web.parts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form: its label above, help below, what is wrong beside it, and what was typed kept.
 *
 * @param type text, email, password, number, date, or select when there are options
 * @param autocomplete what browsers may fill in, such as email; "off" for nothing
 */
public record Field(
        String name, String label, String type, String value, List<Option> options, String autocomplete, Words words) {

    /** One choice of a select. */
    public record Option(String value, String label) {}

    /** What stands below a field. */
    public record Words(@Nullable String help, @Nullable String error) {}

    public Field {
        options = List.copyOf(options);
    }

    public static Field text(String name, String label, String value) {
        return typed("text", name, label, value, "off");
    }

    public static Field typed(String type, String name, String label, String value, String autocomplete) {
        return new Field(name, label, type, value, List.of(), autocomplete, new Words(null, null));
    }

    public static Field choice(String name, String label, String value, List<Option> options) {
        return new Field(name, label, "select", value, options, "off", new Words(null, null));
    }

    /** What narrows a list: all, or one of the values, also one that is not among them any more. */
    public static Field filter(String name, String label, String chosen, List<Option> values) {
        List<Option> options = new ArrayList<>(List.of(new Option("", "All")));
        options.addAll(values);
        if (options.stream().noneMatch(option -> option.value().equals(chosen))) {
            options.add(new Option(chosen, chosen));
        }
        return choice(name, label, chosen, options);
    }

    public Field help(String help) {
        return new Field(name, label, type, value, options, autocomplete, new Words(help, words.error()));
    }

    public Field error(@Nullable String error) {
        return new Field(name, label, type, value, options, autocomplete, new Words(words.help(), error));
    }

    public String domId() {
        return "field-" + name;
    }

    /** What was chosen, in words. */
    public String shown() {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }

    public boolean isChoice() {
        return type.equals("select");
    }

    /** The ids of the texts that explain the field, for those who cannot see where they stand. */
    public @Nullable String describedBy() {
        if (words.error() != null) {
            return domId() + "-error";
        }
        return words.help() != null ? domId() + "-help" : null;
    }
}
