package io.mainstay.web;

import gg.jte.models.runtime.JteModel;
import io.mainstay.metrics.Calendar;
import io.mainstay.templates.Templates;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Workspace;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Puts content into the frame that every page shares. The same content goes into the panel at the right when a link
 * asks for it there, so that each level of a drill is a page too.
 */
@Component
public class Frame {

    private final Templates templates;
    private final Workspace workspace;
    private final Assets assets;
    private final List<RailEntry> rail;
    private final Clock clock;

    Frame(Templates templates, Workspace workspace, Assets assets, List<RailEntry> rail, Clock clock) {
        this.templates = templates;
        this.workspace = workspace;
        this.assets = assets;
        this.rail =
                rail.stream().sorted(Comparator.comparingInt(RailEntry::order)).toList();
        this.clock = clock;
    }

    /** A page that shows numbers: with period and as-known-on at its top. */
    public Html page(String title, Lens lens, JteModel content) {
        Here here = Here.now();
        if (here.inPanel()) {
            return panel(title, lens, content);
        }
        var bar =
                LensBar.of(lens, here, show(), today(), workspace.findCompany().map(Calendar::of));
        return Html.of(templates.frameLayout(new Page(title, companyName(), content, bar, rail(here), here, assets)));
    }

    /** A page that looks at no period, such as settings. */
    public Html page(String title, JteModel content) {
        Here here = Here.now();
        if (here.inPanel()) {
            return panel(title, Lens.NOW, content);
        }
        return Html.of(templates.frameLayout(new Page(title, companyName(), content, null, rail(here), here, assets)));
    }

    /** A page before anyone has signed in: without rail and top line. */
    public Html bare(String title, JteModel content) {
        return Html.of(templates.frameBare(new Page(title, null, content, null, List.of(), Here.now(), assets)));
    }

    private List<RailEntry> rail(Here here) {
        return rail.stream().filter(entry -> here.may(entry.needs())).toList();
    }

    private Html panel(String title, Lens lens, JteModel content) {
        Here here = Here.now();
        String address = here.with("panel", null);
        return Html.of(templates.framePanel(new Panel(title, content, address, asOf(lens))))
                .header("HX-Push-Url", address);
    }

    private String asOf(Lens lens) {
        return lens.asOf() == null ? "" : "as known on " + show().date(lens.asOf());
    }

    /** Writes values for the reader of this request. */
    public Show show() {
        Locale reader = LocaleContextHolder.getLocale();
        return workspace.findCompany().map(company -> Show.of(company, reader)).orElseGet(Show::plain);
    }

    private String companyName() {
        return workspace.findCompany().map(Company::name).orElse("");
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(show().zone()));
    }
}
