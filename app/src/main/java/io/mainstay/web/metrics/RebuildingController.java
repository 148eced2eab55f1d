package io.mainstay.web.metrics;

import io.mainstay.metrics.Metrics;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How far the figures are while they are made anew; once they are there, the page that waited is loaded. */
@Controller
class RebuildingController {

    private final Metrics metrics;
    private final Templates templates;

    RebuildingController(Metrics metrics, Templates templates) {
        this.metrics = metrics;
        this.templates = templates;
    }

    @GetMapping(path = "/rebuilding", headers = "HX-Request")
    Html fragment() {
        return metrics.rebuilding()
                .map(now -> Html.of(templates.metricsRebuilding(now)))
                .orElseGet(() -> Html.of().header("HX-Refresh", "true"));
    }

    @GetMapping("/rebuilding")
    View page() {
        return Redirects.to("/overview");
    }

    /** Where figures are shown. */
    @Configuration(proxyBeanMethods = false)
    static class Pages implements WebMvcConfigurer {

        private final Metrics metrics;
        private final Frame frame;
        private final Templates templates;

        Pages(Metrics metrics, Frame frame, Templates templates) {
            this.metrics = metrics;
            this.frame = frame;
            this.templates = templates;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new Rebuilding(metrics::rebuilding, frame, templates))
                    .addPathPatterns("/overview", "/account", "/accounts/**", "/metrics/**", "/settings/policy/**");
        }
    }
}
