package io.mainstay.cli;

import io.mainstay.conformance.Conformance;
import io.mainstay.conformance.Laboratory;
import io.mainstay.semantics.Kinds;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Checks the metrics against a folder of cases with expected numbers. */
final class ConformanceVerb implements Verb {

    @Override
    public String name() {
        return "conformance";
    }

    @Override
    public String summary() {
        return "check the metrics against a folder of cases: conformance FOLDER";
    }

    @Override
    public int run(Program program, List<String> arguments) throws Exception {
        if (arguments.size() != 1 || !Files.isDirectory(Path.of(arguments.getFirst()))) {
            program.err().println("usage: bin/mainstay conformance FOLDER");
            return MISUSED;
        }
        try (var context = program.openThrowaway()) {
            var laboratory = new Laboratory(
                    context.getBean(JdbcClient.class),
                    context.getBean(PlatformTransactionManager.class),
                    context.getBean(Kinds.class));
            Conformance.Tally tally = new Conformance(laboratory)
                    .run(Path.of(arguments.getFirst()), result -> tell(program.out(), result));
            program.out().println(tally);
            return tally.isGood() ? DONE : FAILED;
        }
    }

    private static void tell(PrintStream out, Conformance.Result result) {
        String how = result.notRun() != null ? "skip" : result.passed() ? "pass" : "FAIL";
        out.println("%s %s %s".formatted(how, result.id(), result.title()).strip());
        result.mismatches().forEach(mismatch -> out.println("     " + mismatch));
        if (result.notRun() != null) {
            out.println("     " + result.notRun());
        }
    }
}
