package io.mainstay.web.audit;

import io.mainstay.web.Here;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** Notes who tried what they may not do. */
final class Refusals implements HandlerInterceptor {

    private final Audit audit;

    Refusals(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        Principal person = Here.of(request).person();
        if (person != null && response.getStatus() == HttpStatus.FORBIDDEN.value()) {
            audit.note(person, "access.refused", request.getRequestURI(), Map.of("method", request.getMethod()));
        }
    }
}
