package io.mainstay.api;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.AnswerWriter;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.QuestionReader;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.workspace.Principal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every figure a screen shows, for programs: as JSON, or as CSV where that is asked for. */
@RestController
@RequestMapping("/api/v1/metrics")
class MetricsController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Metrics metrics;
    private final QuestionReader reader;
    private final AnswerWriter writer;

    MetricsController(Metrics metrics, QuestionReader reader, AnswerWriter writer) {
        this.metrics = metrics;
        this.reader = reader;
        this.writer = writer;
    }

    @GetMapping
    ResponseEntity<String> list(
            @RequestParam(name = "format", required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        return wantsCsv(format, accept)
                ? send(CSV, writer.csv(metrics.list()))
                : send(MediaType.APPLICATION_JSON, writer.json(metrics.list()));
    }

    @GetMapping("/{name}")
    ResponseEntity<String> show(
            @PathVariable("name") String name,
            @RequestParam Map<String, String> words,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            Principal principal) {
        var asked = new LinkedHashMap<>(words);
        boolean csv = wantsCsv(asked.remove("format"), accept);
        Question question = reader.read(principal, name, asked);
        Answer answer = metrics.ask(principal, question);
        return csv
                ? send(CSV, writer.csv(question, answer))
                : send(MediaType.APPLICATION_JSON, writer.json(question, answer));
    }

    private static boolean wantsCsv(@Nullable String format, String accept) {
        if (format != null && !List.of("csv", "json").contains(format)) {
            throw new Refused(ErrorCode.INVALID, "format is json or csv.");
        }
        return format == null ? accept.startsWith("text/csv") : format.equals("csv");
    }

    private static ResponseEntity<String> send(MediaType type, String body) {
        return ResponseEntity.ok().contentType(type).body(body);
    }
}
