package io.mainstay.cli;

import io.mainstay.platform.Secrets;
import java.util.List;

/** Seals every stored secret with a new key. */
final class RotateSecrets implements Verb {

    @Override
    public String name() {
        return "rotate-secrets";
    }

    @Override
    public String summary() {
        return "seal every stored secret with a new key (stop Mainstay first)";
    }

    @Override
    public int run(Program program, List<String> arguments) {
        if (!arguments.isEmpty()) {
            program.err().println("usage: bin/mainstay rotate-secrets");
            return MISUSED;
        }
        try (var context = program.open()) {
            int count = context.getBean(Secrets.class).rotate();
            program.out().println("%d secrets are sealed with the new key.".formatted(count));
            return DONE;
        }
    }
}
