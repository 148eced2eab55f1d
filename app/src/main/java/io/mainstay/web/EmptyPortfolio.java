package io.mainstay.web;

import io.mainstay.templates.Templates;
import io.mainstay.web.parts.Empty;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who looks at a portfolio without a single customer is told so, and what to do, instead of seeing zeros for figures. */
final class EmptyPortfolio implements HandlerInterceptor {

    private static final String DEFINITIONS = "/revenue/definitions";

    private static final Empty NONE = Empty.of(
            "accounts",
            "No customer is yours yet",
            "You see the customers that are yours or your team’s, and no account names you as its owner, by your e-mail or your"
                    + " name in records. Ask an owner, admin or manager to name you where the records of customers are"
                    + " kept, or an owner or admin to let you see more customers.");

    private final Narrowing narrowing;
    private final Frame frame;
    private final Templates templates;

    private EmptyPortfolio(Narrowing narrowing, Frame frame, Templates templates) {
        this.narrowing = narrowing;
        this.frame = frame;
        this.templates = templates;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Here here = Here.of(request);
        Lens lens = Lens.of(request);
        Principal reader = here.person();
        if (reader == null || !request.getMethod().equals("GET") || !isOfFigures(here.path()) || isFile(request)) {
            return true;
        }
        Reach reach = narrowing.narrowed(reader, lens, here.path()).reach();
        if (!reach.isEmpty()) {
            return true;
        }
        boolean narrowed = !reader.reach().equals(reach);
        Empty empty = narrowed
                ? Empty.of(
                                "accounts",
                                "team".equals(lens.scope()) ? "No customer is your team’s" : "No customer is yours",
                                "This page is narrowed to customers that are, and there is none.")
                        .link("Look at all that you may see", here.with("scope", null))
                : NONE;
        frame.page(area(here.path()), lens, templates.partsEmpty(empty)).render(Map.of(), request, response);
        return false;
    }

    private static boolean isOfFigures(String path) {
        return Narrowing.isAt(path) || path.equals(DEFINITIONS);
    }

    private static String area(String path) {
        if (path.equals(DEFINITIONS)) {
            return "Compare definitions";
        }
        return path.startsWith("/overview") ? "Overview" : path.startsWith("/accounts") ? "Accounts" : "Metrics";
    }

    /** A file holds the rows there are, and here there are none. */
    private static boolean isFile(HttpServletRequest request) {
        return request.getRequestURI().endsWith(".csv") || "csv".equals(request.getParameter("format"));
    }

    /** Where customers' figures are shown. */
    @Configuration(proxyBeanMethods = false)
    static class Pages implements WebMvcConfigurer {

        private final EmptyPortfolio interceptor;

        Pages(Narrowing narrowing, Frame frame, Templates templates) {
            this.interceptor = new EmptyPortfolio(narrowing, frame, templates);
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(interceptor)
                    .addPathPatterns("/overview", "/accounts/**", "/metrics/**", DEFINITIONS);
        }
    }
}
