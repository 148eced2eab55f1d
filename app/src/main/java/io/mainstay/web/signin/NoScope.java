package io.mainstay.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells a program that its token does not allow this. */
final class NoScope implements AccessDeniedHandler {

    private static final String PROBLEM = """
            {"type":"about:blank","title":"Forbidden","status":403,\
            "detail":"This token does not allow that. A token's scopes are chosen when it is made."}""";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/problem+json;charset=UTF-8");
        response.getWriter().write(PROBLEM);
    }
}
