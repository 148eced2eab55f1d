package io.mainstay.web.signin;

import io.mainstay.workspace.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the token out of {@code Authorization: Bearer ...} and finds whom it speaks for. */
final class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;

    TokenFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            tokens.findHolder(header.substring(BEARER.length()).strip())
                    .map(TokenFilter::authentication)
                    .ifPresent(holder -> SecurityContextHolder.setContext(new SecurityContextImpl(holder)));
        }
        chain.doFilter(request, response);
    }

    private static Authentication authentication(Tokens.Holder holder) {
        var scopes = holder.scopes().stream()
                .map(scope -> new SimpleGrantedAuthority(scope.text()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(holder.principal(), null, scopes);
    }
}
