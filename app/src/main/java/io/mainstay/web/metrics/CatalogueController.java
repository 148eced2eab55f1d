package io.mainstay.web.metrics;

import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Lens;
import io.mainstay.web.RailEntry;
import io.mainstay.workspace.Principal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every metric there is, by family, with where it stands. */
@Controller
class CatalogueController {

    private final Catalogue catalogue;
    private final Views views;
    private final Frame frame;
    private final Templates templates;

    CatalogueController(Catalogue catalogue, Views views, Frame frame, Templates templates) {
        this.catalogue = catalogue;
        this.views = views;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/metrics")
    Html show(Lens lens, Here here, Principal reader) {
        var page = catalogue.page(here, views.year(lens), frame.show(), reader);
        return frame.page("Metrics", lens, templates.metricsCatalogue(page));
    }

    @GetMapping("/metrics.csv")
    CsvFile csv(Lens lens, Here here, Principal reader) {
        return catalogue.csv(here, views.year(lens), reader);
    }

    @Configuration(proxyBeanMethods = false)
    static class Entry {

        @Bean
        RailEntry metricsRailEntry() {
            return new RailEntry(50, "Metrics", "/metrics", "metrics", 'm');
        }
    }
}
