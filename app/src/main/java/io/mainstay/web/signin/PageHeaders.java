package io.mainstay.web.signin;

import io.mainstay.web.Here;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the browser to run only the scripts that this very page names, and to frame, send and load nothing else. */
final class PageHeaders extends OncePerRequestFilter {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;

    private static final String POLICY =
            "default-src 'none'; script-src 'nonce-%1$s' 'strict-dynamic'; style-src 'self' 'nonce-%1$s';"
                    + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
        request.setAttribute(Here.NONCE, nonce);
        response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
        if (!request.getRequestURI().startsWith("/assets/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
