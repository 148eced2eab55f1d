package io.mainstay.api;

import io.mainstay.workspace.Company;
import io.mainstay.workspace.NewMember;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Tokens;
import io.mainstay.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the API over the wire, with a token of Ada's. */
final class ApiCaller {

    /** @param json the body, or a missing node when it is no JSON */
    record Answer(int status, String type, JsonNode json, HttpResponse<String> whole) {

        /** The value at a JSON pointer, as text. */
        String at(String pointer) {
            return json.at(pointer).asString();
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String token;

    private ApiCaller(String base, String token) {
        this.base = base;
        this.token = token;
    }

    static ApiCaller on(int port, Workspace workspace, Tokens tokens, Scope... scopes) {
        if (!workspace.isSetUp()) {
            var zone = ZoneId.of("Europe/Berlin");
            workspace.setUp(
                    new Company("Sail", Currency.getInstance("EUR"), zone, Month.JANUARY),
                    new NewMember("ada@sail.example", "Ada", "a harbor seal under two moons"));
        }
        String token = tokens.make("test", Set.of(scopes), 1, new Principal(1, "Ada", Role.OWNER, Reach.everything()))
                .text();
        return new ApiCaller("http://127.0.0.1:" + port, token);
    }

    ApiCaller without() {
        return new ApiCaller(base, "");
    }

    Answer post(String path, String body) {
        return send(
                to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer get(String path) {
        return send(to(path));
    }

    HttpRequest.Builder to(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode json = type.contains("json")
                    ? JsonMapper.shared().readTree(response.body())
                    : JsonMapper.shared().missingNode();
            return new Answer(response.statusCode(), type, json, response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
