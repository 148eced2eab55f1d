package io.mainstay.web.audit;

import io.mainstay.web.Here;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** Notes who took which list away as a file, whatever page offered it. */
final class Exports implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    private final Audit audit;

    Exports(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        Principal person = Here.of(request).person();
        boolean sent = response.getStatus() == HttpStatus.OK.value() && failure == null;
        String type = Objects.requireNonNullElse(response.getContentType(), "");
        if (person == null || !sent || !type.startsWith("text/csv")) {
            return;
        }
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        try {
            audit.note(person, "list.exported", request.getRequestURI(), Map.of("query", query));
        } catch (RuntimeException e) {
            LOG.error("An export of {} by member {} could not be noted", request.getRequestURI(), person.member(), e);
        }
    }
}
