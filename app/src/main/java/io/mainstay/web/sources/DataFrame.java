package io.mainstay.web.sources;

import gg.jte.models.runtime.JteModel;
import io.mainstay.metrics.Metrics;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.RailEntry;
import io.mainstay.web.Show;
import io.mainstay.workspace.Permission;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Puts a page of the data area below the area's tabs. */
@Component
public class DataFrame {

    private static final List<DataPage.Tab> TABS = List.of(
            new DataPage.Tab("Sources", "/data/sources"),
            new DataPage.Tab("Imports", "/data/imports"),
            new DataPage.Tab("Set aside", "/data/set-aside"));

    /** Where sources are connected, which is a part of the first tab. */
    private static final String CONNECT = "/data/connect";

    private final Frame frame;
    private final Metrics metrics;
    private final Templates templates;

    DataFrame(Frame frame, Metrics metrics, Templates templates) {
        this.frame = frame;
        this.metrics = metrics;
        this.templates = templates;
    }

    public Html page(String title, JteModel content) {
        String path = Here.now().path();
        String tab = path.startsWith(CONNECT) ? TABS.getFirst().path() : path;
        return frame.page(title, templates.dataPage(new DataPage(TABS, tab, metrics.progress(), content)));
    }

    /** How far the figures are, by itself. */
    Html progress() {
        return Html.of(templates.dataCopy(metrics.progress()));
    }

    public Show show() {
        return frame.show();
    }

    @Configuration(proxyBeanMethods = false)
    static class Entry {

        @Bean
        RailEntry dataRailEntry() {
            return new RailEntry(60, "Data", "/data", "data", 'd', Permission.SEE_COMPANY);
        }
    }
}
