package io.mainstay.web;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody who signs in as people do, without a browser: keeps the cookie, and sends the token of the last page. */
public final class Session {

    private final MockMvcTester mvc;
    private Cookie cookie;
    private String token;

    public Session(MockMvcTester mvc) {
        this.mvc = mvc;
        open("/sign-in");
    }

    public MvcTestResult get(String path) {
        var request = mvc.get().uri(path);
        return kept((cookie == null ? request : request.cookie(cookie)).exchange());
    }

    public Document open(String path) {
        return TestPages.page(get(path));
    }

    public MvcTestResult send(String path, Map<String, String> values) {
        var request = mvc.post().uri(path).cookie(cookie).param("_csrf", token);
        values.forEach(request::param);
        return kept(request.exchange());
    }

    public MvcTestResult signIn(String email, String password) {
        open("/sign-in");
        return send("/sign-in", Map.of("email", email, "password", password));
    }

    private MvcTestResult kept(MvcTestResult result) {
        Cookie given = result.getResponse().getCookie("mainstay");
        if (given != null && !given.getValue().isEmpty()) {
            cookie = given;
        }
        String found = TestPages.page(result).select("meta[name=csrf]").attr("content");
        if (!found.isEmpty()) {
            token = found;
        }
        return result;
    }
}
