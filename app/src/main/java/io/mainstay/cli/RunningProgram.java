package io.mainstay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A program that serves this data folder now, and how to speak to it as the data folder's owner. */
public record RunningProgram(URI address, String token) {

    static final String FILE = "running.json";

    private static final Duration QUICKLY = Duration.ofSeconds(2);

    /** A busy program may take its time; one that is gone refuses the connection at once. */
    private static final Duration PATIENTLY = Duration.ofSeconds(30);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(QUICKLY).build();

    /** What a killed program left behind does not count: it must answer. */
    static Optional<RunningProgram> on(Path folder) {
        try {
            var noted = JsonMapper.shared().readTree(Files.readString(folder.resolve(FILE)));
            var program = new RunningProgram(
                    URI.create(noted.required("address").asString()),
                    noted.required("token").asString());
            return program.answers() ? Optional.of(program) : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(Map.of("address", address.toString(), "token", token));
    }

    /** A request to a path such as `/api/v1/metrics/nrr`, with the right to it. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private boolean answers() {
        try {
            var alive = request("/actuator/health/liveness").timeout(PATIENTLY).build();
            return send(alive).statusCode() < 500;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
