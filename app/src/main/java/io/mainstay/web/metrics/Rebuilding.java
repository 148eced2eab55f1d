package io.mainstay.web.metrics;

import io.mainstay.metrics.Progress;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Lens;
import io.mainstay.workspace.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.servlet.HandlerInterceptor;

/** While the figures are made anew, pages of figures show how far that is instead of figures that are not complete. */
public final class Rebuilding implements HandlerInterceptor {

    private final Supplier<Optional<Progress>> progress;
    private final Frame frame;
    private final Templates templates;

    Rebuilding(Supplier<Optional<Progress>> progress, Frame frame, Templates templates) {
        this.progress = progress;
        this.frame = frame;
        this.templates = templates;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Progress> now = progress.get();
        if (now.isEmpty() || Here.of(request).person() == null) {
            return true;
        }
        if (request.getRequestURI().endsWith(".csv") || "csv".equals(request.getParameter("format"))) {
            throw new Refused(
                    ErrorCode.UNAVAILABLE,
                    "The figures are being rebuilt: %s. Nothing was lost; take the file in a moment."
                            .formatted(words(now.get())));
        }
        frame.page("Rebuilding", Lens.of(request), templates.metricsRebuilding(now.get()))
                .render(Map.of(), request, response);
        return false;
    }

    /** How far it is; in facts of the whole company only for who sees all of it. */
    public static String words(Progress progress) {
        return Here.now().may(Permission.SEE_COMPANY) ? progress.words() : progress.percent() + "%";
    }
}
