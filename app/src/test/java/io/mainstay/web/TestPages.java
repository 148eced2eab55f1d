package io.mainstay.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.mainstay.platform.FreshDatabase;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.NewMember;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Workspace;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Pages without a browser: the whole program behind MockMvc, set up by Ada. */
public final class TestPages {

    public static final String EMAIL = "ada@example.com";
    public static final String PASSWORD = "a quiet harbor town";
    public static final Principal ADA = new Principal(1, "Ada", Role.OWNER, Reach.everything());

    /** The program on a database that all tests of pages share. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @SpringBootTest
    @AutoConfigureMockMvc
    @ContextConfiguration(initializers = FreshDatabase.class)
    public @interface Test {}

    private TestPages() {}

    /** Ada, who owns Harbor; set up when nobody has done so. */
    public static Principal ada(Workspace workspace) {
        if (workspace.isSetUp()) {
            return ADA;
        }
        var harbor = new Company("Harbor", Currency.getInstance("EUR"), ZoneId.of("Europe/Berlin"), Month.JANUARY);
        Member ada = workspace.setUp(harbor, new NewMember(EMAIL, "Ada", PASSWORD));
        return ada.principal();
    }

    public static RequestPostProcessor as(Principal person) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
    }

    /** What a form of ours carries along: the session's cookie and the token of a page that was opened before. */
    public static RequestPostProcessor form(MockMvcTester mvc) {
        MvcTestResult opened = mvc.get().uri("/sign-in").exchange();
        Cookie session = opened.getResponse().getCookie("mainstay");
        String token = page(opened).select("meta[name=csrf]").attr("content");
        return request -> {
            request.setCookies(session);
            request.setParameter("_csrf", token);
            return request;
        };
    }

    public static Document page(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException cannot) {
            throw new IllegalStateException(cannot);
        }
    }
}
