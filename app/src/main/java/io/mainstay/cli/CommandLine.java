package io.mainstay.cli;

import io.mainstay.platform.CannotStart;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Settings;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Finds the verb that was asked for, runs it, and says in one line why it could not. */
public final class CommandLine {

    private static final List<String> HELP = List.of("--help", "-h");

    private final Class<?> application;
    private final PrintStream out;
    private final PrintStream err;

    /** @param application what Spring starts when a verb serves people */
    public CommandLine(Class<?> application, PrintStream out, PrintStream err) {
        this.application = application;
        this.out = out;
        this.err = err;
    }

    /** @return the exit code */
    public int run(List<String> words) throws Exception {
        var verbs = verbs();
        if (words.isEmpty()) {
            err.println(usage(verbs));
            return Verb.MISUSED;
        }
        if (HELP.contains(words.getFirst()) || words.getFirst().equals("help")) {
            out.println(usage(verbs));
            return Verb.DONE;
        }
        for (var verb : verbs) {
            if (verb.name().equals(words.getFirst())) {
                if (words.stream().anyMatch(HELP::contains)) {
                    out.println(verb.help());
                    return Verb.DONE;
                }
                return run(verb, words.subList(1, words.size()));
            }
        }
        err.println("mainstay: there is no verb " + words.getFirst());
        err.println(usage(verbs));
        return Verb.MISUSED;
    }

    private int run(Verb verb, List<String> arguments) throws Exception {
        try {
            return verb.run(new Program(application, Settings.read(System::getenv), out, err), arguments);
        } catch (CannotStart | Refused reason) {
            err.println("mainstay: " + reason.getMessage());
            return Verb.MISUSED;
        }
    }

    private static String usage(List<Verb> verbs) {
        return verbs.stream()
                .map(verb -> "  %-16s%s".formatted(verb.name(), verb.summary()))
                .collect(Collectors.joining("\n", "usage: bin/mainstay VERB [ARGUMENTS]\n\n", "\n"));
    }

    private static List<Verb> verbs() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Verb.class));
        return scanner.findCandidateComponents(Verb.class.getPackageName()).stream()
                .map(found -> verb(found.getBeanClassName()))
                .sorted(Comparator.comparing(Verb::name))
                .toList();
    }

    private static Verb verb(@Nullable String type) {
        try {
            Constructor<?> constructor = Class.forName(type).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Verb) constructor.newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " needs a constructor without arguments", impossible);
        }
    }
}
