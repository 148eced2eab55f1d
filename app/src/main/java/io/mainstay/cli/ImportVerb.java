package io.mainstay.cli;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.sources.csv.ErrorPage;
import io.mainstay.sources.csv.Import;
import io.mainstay.sources.csv.ImportError;
import io.mainstay.sources.csv.Imports;
import io.mainstay.sources.csv.Orders;
import io.mainstay.workspace.Principal;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports a CSV file, through the program that runs or on the data folder itself. */
final class ImportVerb implements Verb {

    private static final long WATCHED_EVERY_MS = 250;
    private static final int ERRORS_TOLD = 10;

    /** How far it is, whoever tells it. */
    private record Progress(String state, int rows, int created, int updated, int unchanged, int failed) {

        boolean isRunning() {
            return state.equals("checking") || state.equals("importing");
        }

        String words() {
            return "%,d of %,d rows: %,d created, %,d updated, %,d unchanged, %,d failed"
                    .formatted(created + updated + unchanged + failed, rows, created, updated, unchanged, failed);
        }
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "import a CSV file: FILE --source NAME [--kind K | --rule R | --mapping SAVED] [--map column=field]... "
                + "[--set field=value]... [--dry-run]";
    }

    @Override
    public int run(Program program, List<String> arguments) throws IOException, InterruptedException {
        ImportArguments asked;
        try {
            asked = ImportArguments.of(arguments);
        } catch (IllegalArgumentException misused) {
            program.err().println("mainstay: " + misused.getMessage());
            program.err().println("usage: bin/mainstay " + name() + ": " + summary());
            return MISUSED;
        }
        if (!Files.isReadable(asked.file())) {
            throw new Refused(ErrorCode.INVALID, "The file %s cannot be read.".formatted(asked.file()));
        }
        var running = program.running();
        Progress end = running.isPresent() ? remotely(running.get(), asked, program) : here(asked, program);
        program.out().println((asked.order().dryRun() ? "dry run, " : "") + end.words());
        boolean done = end.state().equals("imported") || end.state().equals("checked");
        return done && end.failed() == 0 ? DONE : FAILED;
    }

    private static Progress remotely(RunningProgram running, ImportArguments asked, Program program)
            throws IOException, InterruptedException {
        JsonNode started = json(running.send(running.request(asked.path())
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(asked.file()))
                .build()));
        String path = "/api/v1/imports/" + started.required("id").asLong();
        Progress progress = progress(started);
        while (progress.isRunning()) {
            program.err().println(progress.words());
            Thread.sleep(WATCHED_EVERY_MS * 4);
            progress = progress(json(running.send(running.request(path).build())));
        }
        if (progress.failed() > 0) {
            running.send(running.request(path + "/errors").build())
                    .body()
                    .lines()
                    .limit(ERRORS_TOLD + 1L)
                    .forEach(program.err()::println);
        }
        return progress;
    }

    private static Progress here(ImportArguments asked, Program program) throws IOException, InterruptedException {
        try (var context = program.open();
                var in = Files.newInputStream(asked.file())) {
            Imports imports = context.getBean(Imports.class);
            Import imported = context.getBean(Orders.class).start(Principal.program(), asked.order(), in);
            while (imported.state().isRunning()) {
                Thread.sleep(WATCHED_EVERY_MS);
                imported = imports.get(Principal.program(), imported.id());
                program.err().println(progress(imported).words());
            }
            for (ImportError error : imports.errors(Principal.program(), imported.id(), ErrorPage.first(ERRORS_TOLD))) {
                program.err().println("row %d: %s".formatted(error.row(), String.join("; ", error.errors())));
            }
            return progress(imported);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        if (answer.statusCode() >= 400) {
            throw new Refused(
                    ErrorCode.INVALID, body.path("detail").asString("The program answered " + answer.statusCode()));
        }
        return body;
    }

    private static Progress progress(JsonNode shown) {
        return new Progress(
                shown.required("state").asString(),
                shown.required("rows").asInt(),
                shown.required("created").asInt(),
                shown.required("updated").asInt(),
                shown.required("unchanged").asInt(),
                shown.required("failed").asInt());
    }

    private static Progress progress(Import imported) {
        Import.Counts counts = imported.counts();
        return new Progress(
                imported.state().name().toLowerCase(java.util.Locale.ROOT),
                imported.file().rows(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.failed());
    }
}
