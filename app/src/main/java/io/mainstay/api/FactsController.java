package io.mainstay.api;

import io.mainstay.facts.Facts;
import io.mainstay.facts.Outcome;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.sources.Sources;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Facts sent by programs, and one fact as it stands in the log. */
@RestController
@RequestMapping(path = "/api/v1/facts", produces = MediaType.APPLICATION_JSON_VALUE)
class FactsController {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Facts facts;
    private final Sources sources;
    private final FactAnswers answers;

    FactsController(Facts facts, Sources sources, FactAnswers answers) {
        this.facts = facts;
        this.sources = sources;
        this.answers = answers;
    }

    /** The body is read here and not by Spring, so that its size, depth and keys are held to their limits. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    FactAnswers.Received create(HttpServletRequest request, Principal principal) throws IOException {
        FactsBody.Sent sent = FactsBody.read(body(request));
        sources.admit(principal, sent.source(), "api");
        List<Outcome> outcomes = facts.record(sent.source(), sent.facts());
        return FactAnswers.received(outcomes);
    }

    @GetMapping("/{seq}")
    FactAnswers.Shown show(@PathVariable("seq") long seq, Principal principal) {
        return answers.shown(principal, facts.get(principal, seq));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getContentLengthLong() > MOST_BYTES
                ? new byte[0]
                : request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (request.getContentLengthLong() > MOST_BYTES || body.length > MOST_BYTES) {
            throw new Refused(ErrorCode.TOO_LARGE, "The body is larger than 4 MB; send the facts in parts.");
        }
        return body;
    }
}
