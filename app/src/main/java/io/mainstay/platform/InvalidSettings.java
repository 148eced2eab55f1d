package io.mainstay.platform;

import java.util.List;

/** The settings cannot be used as they are. Holds everything that is wrong with them. */
public class InvalidSettings extends CannotStart {

    private final List<String> problems;

    public InvalidSettings(List<String> problems) {
        super("these settings cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
