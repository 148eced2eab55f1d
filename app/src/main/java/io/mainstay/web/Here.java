package io.mainstay.web;

import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The request being answered, as templates need it: where it is, who asks, and the tokens that pages must carry. */
public final class Here {

    /** Where the request keeps the number that scripts of its page must show. */
    public static final String NONCE = "mainstay.nonce";

    /** What stands on a page while something is worked out. */
    public static final String WAITING = "waiting";

    private static final String STANDS_AT = "mainstay.stands-at";

    /** One parameter of the address. */
    public record Parameter(String name, String value) {}

    private final HttpServletRequest request;

    private Here(HttpServletRequest request) {
        this.request = request;
    }

    public static Here now() {
        return of(((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest());
    }

    public static Here of(HttpServletRequest request) {
        return new Here(request);
    }

    public String path() {
        return request.getAttribute(STANDS_AT) instanceof String path ? path : request.getRequestURI();
    }

    /** Says of the answer to a form which page it is, so that its links lead there and carry nothing that was typed. */
    public void standsAt(String path) {
        request.setAttribute(STANDS_AT, path);
    }

    private boolean isAnswer() {
        return request.getAttribute(STANDS_AT) != null;
    }

    public String nonce() {
        return request.getAttribute(NONCE) instanceof String nonce ? nonce : "";
    }

    public String csrf() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    public @Nullable Principal person() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof Principal person ? person : null;
    }

    /** Whether the reader may do something; what they may not is not offered. */
    public boolean may(Permission permission) {
        Principal reader = person();
        return reader != null && reader.may(permission);
    }

    /** True when htmx asks for what goes into the panel at the right. */
    public boolean inPanel() {
        return "panel".equals(request.getHeader("HX-Target"));
    }

    public boolean isHtmx() {
        return request.getHeader("HX-Request") != null;
    }

    /** True when what waits on a page asks whether it is there by now. */
    public boolean asksAgain() {
        return WAITING.equals(request.getHeader("HX-Trigger"));
    }

    /** A notice left by the request before, shown once; empty when there is none. */
    public String flash() {
        return Flash.take(request);
    }

    /** Light, dark, or system when the reader has not chosen. */
    public String theme() {
        return cookie("theme", Set.of("light", "dark"), "system");
    }

    public String rail() {
        return cookie("rail", Set.of("narrow"), "wide");
    }

    /** What the address says under a name, unless it says nothing. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !isAnswer() && !value.isBlank());
    }

    /** What a form that changes a part of the address must carry along: every parameter but those it sets. */
    public List<Parameter> others(String... own) {
        var set = new HashSet<>(Arrays.asList(own));
        var kept = new ArrayList<Parameter>();
        request.getParameterMap().forEach((name, values) -> {
            if (!isAnswer() && !set.contains(name) && !name.equals("_csrf") && !name.equals("page")) {
                Arrays.stream(values).forEach(value -> kept.add(new Parameter(name, value)));
            }
        });
        return kept;
    }

    /** A number the address holds; what is none counts as not given. */
    public int number(String name, int otherwise) {
        return parameter(name)
                .filter(text -> text.matches("\\d{1,8}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    /** What a form carries along that sets every parameter whose name begins so, and one more. */
    public List<Parameter> othersThan(String beginning, String own) {
        return others(own).stream()
                .filter(other -> !other.name().startsWith(beginning))
                .toList();
    }

    /**
     * This page with one parameter of its address changed, or left out when the value is null.
     *
     * @param without what is left out because it does not fit any more
     */
    public String with(String name, @Nullable String value, String... without) {
        var link = UriComponentsBuilder.fromPath(path());
        String[] set = Arrays.copyOf(without, without.length + 1);
        set[without.length] = name;
        others(set).forEach(other -> link.queryParam(encoded(other.name()), encoded(other.value())));
        if (value != null) {
            link.queryParam(name, encoded(value));
        }
        return link.build(true).toUriString();
    }

    /** Another page that looks at the same as this one, such as the file of a list. */
    public String at(String other) {
        String own = with("page", null);
        return other + own.substring(path().length());
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }

    private String cookie(String name, Set<String> allowed, String otherwise) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? otherwise
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name) && allowed.contains(cookie.getValue()))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(otherwise);
    }
}
