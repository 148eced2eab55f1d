package io.mainstay.web.security;

import io.mainstay.web.Here;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Where everyone must have a second factor, a member without one sets it up before anything else. */
final class FactorFirst implements HandlerInterceptor {

    private static final String PAGE = "/settings/security";

    private final Factors factors;

    FactorFirst(Factors factors) {
        this.factors = factors;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Here here = Here.of(request);
        Principal person = here.person();
        if (person == null || !factors.isMissing(person)) {
            return true;
        }
        if (here.isHtmx()) {
            response.setHeader("HX-Redirect", PAGE);
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect(PAGE);
        }
        return false;
    }
}
