package io.mainstay.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What went wrong before a controller was reached. */
@Controller
class ErrorController implements org.springframework.boot.webmvc.error.ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorController.class);

    private final Problems problems;

    ErrorController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    Html show(HttpServletRequest request) {
        HttpStatus status = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(code -> HttpStatus.resolve((Integer) code))
                .orElse(HttpStatus.NOT_FOUND);
        if (status.is4xxClientError()) {
            return problems.show(ProblemPage.of(status), Here.of(request));
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Unexpected, reference {}", reference, (Throwable)
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return problems.show(ProblemPage.unexpected(reference), Here.of(request));
    }
}
