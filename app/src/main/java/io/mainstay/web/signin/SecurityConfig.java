package io.mainstay.web.signin;

import io.mainstay.workspace.Members;
import io.mainstay.workspace.Tokens;
import java.time.Clock;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** The rules of the door: everything is closed unless a line here opens it. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    private static final String[] OPEN = {
        "/assets/**",
        "/sign-in",
        "/sign-in/samples/*",
        "/sign-in/second",
        "/sign-in/passkey",
        "/sign-in/passkey/options",
        "/sign-in/reset",
        "/sign-in/reset/new",
        "/setup",
        "/join/*",
        "/error"
    };

    /** Programs: a token with each request, no session, no cookie. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Tokens tokens) {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAt(new TokenFilter(tokens), BasicAuthenticationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new NoToken()).accessDeniedHandler(new NoScope()))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/openapi.yml")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/hooks/*")
                        .permitAll()
                        .requestMatchers("/api/v1/facts")
                        .hasAuthority("facts:write")
                        .requestMatchers("/api/v1/imports", "/api/v1/imports/**")
                        .hasAuthority("facts:write")
                        .requestMatchers("/api/v1/facts/*", "/api/v1/accounts/*/facts")
                        .hasAuthority("facts:read")
                        .requestMatchers(
                                "/api/v1/metrics/**", "/api/v1/metrics", "/api/v1/periods/**", "/api/v1/periods")
                        .hasAuthority("metrics:read")
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** People: a session kept in the database, and a token against forged requests. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Members members, Clock clock) {
        return http.securityContext(context -> context.securityContextRepository(new MemberSessions(members, clock)))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.csrfTokenRepository(new SessionCsrf()))
                .addFilterBefore(new PageHeaders(), CsrfFilter.class)
                .addFilterBefore(new SameSite(), AuthorizationFilter.class)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.frameOptions(frame -> frame.deny())
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                        .addHeaderWriter((_, response) -> {
                            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
                            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
                        }))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(new ToSignIn()).accessDeniedHandler(new RefusedAtTheDoor()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Nobody signs in through Spring's own forms; this keeps Boot from inventing a user. */
    @Bean
    UserDetailsService noUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
