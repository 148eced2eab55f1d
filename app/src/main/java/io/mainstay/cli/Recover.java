package io.mainstay.cli;

import io.mainstay.platform.PublicAddress;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.PasswordResets;
import io.mainstay.workspace.Principal;
import java.util.List;
import java.util.Optional;

/** Lets a member in again who lost their password or second factor, at the word of whoever holds the server. */
final class Recover implements Verb {

    private static final String WITHOUT_FACTOR = "--without-second-factor";

    @Override
    public String name() {
        return "recover";
    }

    @Override
    public String summary() {
        return "let a member in again (stop Mainstay first): recover EMAIL [" + WITHOUT_FACTOR + "]";
    }

    @Override
    public int run(Program program, List<String> arguments) {
        List<String> emails =
                arguments.stream().filter(word -> !word.startsWith("-")).toList();
        boolean withoutFactor = arguments.contains(WITHOUT_FACTOR);
        if (emails.size() != 1 || arguments.size() != (withoutFactor ? 2 : 1)) {
            program.err().println("usage: bin/mainstay recover EMAIL [" + WITHOUT_FACTOR + "]");
            return MISUSED;
        }
        try (var context = program.open()) {
            Optional<Member> member = context.getBean(Members.class).findByEmail(emails.getFirst());
            if (member.isEmpty()) {
                program.err().println("No member who may come in has the e-mail " + emails.getFirst() + ".");
                return FAILED;
            }
            if (withoutFactor) {
                context.getBean(Factors.class).removeAll(Principal.program(), member.get());
                program.out().println("The second factors of " + member.get().name() + " are taken away.");
            }
            String token = context.getBean(PasswordResets.class).make(Principal.program(), member.get());
            program.out()
                    .println("Start Mainstay, and open this within %d minutes to set a new password, once:"
                            .formatted(PasswordResets.VALID.toMinutes()));
            program.out().println(origin(program) + "/sign-in/reset/new?token=" + token);
            return DONE;
        }
    }

    private static String origin(Program program) {
        PublicAddress address = program.settings().outside().address();
        return address == null ? "http://localhost:" + program.settings().port() : address.origin();
    }
}
