package io.mainstay.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The contract of the API as a page for people: what there is to ask, with what, and what comes back. */
record ApiPage(Map<?, ?> contract) {

    private static final ObjectWriter JSON = JsonMapper.shared().writerWithDefaultPrettyPrinter();

    private static final String HEAD = """
            # The API

            %s

            Written from the contract, OpenAPI 3.1, which a running Mainstay serves as `/api/v1/openapi.yml`. A token goes into
            the header: `Authorization: Bearer mst_pat_...`.
            """;

    String text() {
        var text =
                new StringBuilder(HEAD.formatted(words(map(contract.get("info")).get("description"))));
        map(contract.get("paths"))
                .forEach((path, methods) -> map(methods)
                        .forEach((method, operation) -> text.append(section(path + "", method + "", map(operation)))));
        return text.toString();
    }

    private String section(String path, String method, Map<?, ?> operation) {
        var text = new StringBuilder("\n## %s\n\n`%s %s`\n"
                .formatted(operation.get("summary"), method.toUpperCase(java.util.Locale.ROOT), path));
        if (operation.get("description") != null) {
            text.append('\n').append(words(operation.get("description"))).append('\n');
        }
        if (operation.get("parameters") instanceof List<?> parameters) {
            text.append("\n| parameter | in | | meaning |\n| --- | --- | --- | --- |\n");
            parameters.forEach(parameter -> text.append(parameter(resolved(parameter))));
        }
        if (operation.get("requestBody") != null) {
            text.append("\nThe body: %s%s\n"
                    .formatted(
                            types(operation.get("requestBody")),
                            note(map(operation.get("requestBody")).get("description"))));
            text.append(example(operation.get("requestBody")));
        }
        text.append("\n| answer | is |\n| --- | --- |\n");
        map(operation.get("responses")).forEach((status, answer) -> {
            Map<?, ?> told = resolved(answer);
            text.append("| %s | %s%s |\n".formatted(status, words(told.get("description")), in(types(told))));
        });
        return text.toString();
    }

    private String parameter(Map<?, ?> parameter) {
        Map<?, ?> schema = map(parameter.get("schema"));
        String values = schema.get("enum") instanceof List<?> list
                ? list.stream().map(value -> "`" + value + "`").collect(Collectors.joining(", ", " One of ", "."))
                : "";
        String otherwise = schema.get("default") == null ? "" : " Otherwise `%s`.".formatted(schema.get("default"));
        return "| `%s` | %s | %s | %s%s%s |\n"
                .formatted(
                        parameter.get("name"),
                        parameter.get("in"),
                        Boolean.TRUE.equals(parameter.get("required")) ? "required" : "",
                        words(parameter.get("description")),
                        values,
                        otherwise);
    }

    private static String types(@Nullable Object holder) {
        return map(map(holder).get("content")).keySet().stream()
                .map(type -> "`" + type + "`")
                .collect(Collectors.joining(" or "));
    }

    private static String example(@Nullable Object holder) {
        return map(map(holder).get("content")).values().stream()
                .map(media -> map(media).get("example"))
                .filter(Objects::nonNull)
                .map(example -> "\n```json\n%s\n```\n".formatted(JSON.writeValueAsString(example)))
                .collect(Collectors.joining());
    }

    private static String in(String types) {
        return types.isEmpty() ? "" : " (%s)".formatted(types);
    }

    private static String note(@Nullable Object words) {
        return words == null ? "" : ". " + words(words);
    }

    private Map<?, ?> resolved(@Nullable Object node) {
        Object reference = map(node).get("$ref");
        if (reference == null) {
            return map(node);
        }
        Object at = contract;
        for (String step : reference.toString().substring(2).split("/")) {
            at = map(at).get(step);
        }
        return map(at);
    }

    private static String words(@Nullable Object text) {
        return text == null ? "" : text.toString().strip().replaceAll("\\s+", " ");
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }
}
