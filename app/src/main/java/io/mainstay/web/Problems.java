package io.mainstay.web;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.platform.RequestOrigin;
import io.mainstay.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns whatever ends a page's request early into a page or a fragment. The unexpected is logged here, once, under a
 * reference number, and nothing from inside reaches the reader.
 */
@Component
class Problems implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Frame frame;
    private final Templates templates;

    Problems(Frame frame, Templates templates) {
        this.frame = frame;
        this.templates = templates;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        if (request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        return new ModelAndView(show(page(exception), Here.of(request)));
    }

    /** In the frame for who is signed in, as a short notice for htmx. */
    Html show(ProblemPage problem, Here here) {
        if (here.isHtmx() && !here.inPanel()) {
            return Html.of(templates.problemToast(problem))
                    .status(problem.status())
                    .header("HX-Retarget", "#toasts")
                    .header("HX-Reswap", "beforeend");
        }
        boolean framed = here.person() != null && problem.reference() == null;
        var content = templates.problemPage(problem);
        Html page = framed ? frame.page(problem.title(), content) : frame.bare(problem.title(), content);
        return page.status(problem.status());
    }

    private static ProblemPage page(Exception exception) {
        return switch (exception) {
            case Refused refused
            when refused.code() != ErrorCode.UNEXPECTED ->
                ProblemPage.refused(status(refused.code()), String.valueOf(refused.getMessage()));
            case MethodArgumentTypeMismatchException _ -> ProblemPage.of(HttpStatus.NOT_FOUND);
            case ErrorResponse known
            when known.getStatusCode().is4xxClientError() ->
                ProblemPage.of(HttpStatus.valueOf(known.getStatusCode().value()));
            default -> unexpected(exception);
        };
    }

    private static ProblemPage unexpected(Exception exception) {
        String reference = RequestOrigin.now().map(RequestOrigin::id).orElse("unknown");
        LOG.error("Unexpected, reference {}", reference, exception);
        return ProblemPage.unexpected(reference);
    }

    /** A form that was filled in wrongly is understood, so its status is another than an API's. */
    private static HttpStatus status(ErrorCode code) {
        return code == ErrorCode.INVALID ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.valueOf(code.status());
    }
}
