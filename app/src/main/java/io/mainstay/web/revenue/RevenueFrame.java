package io.mainstay.web.revenue;

import gg.jte.models.runtime.JteModel;
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

/** Puts a page of the revenue area below the area's tabs. */
@Component
class RevenueFrame {

    private static final List<RevenuePage.Tab> TABS = List.of(
            new RevenuePage.Tab("Periods", PeriodsController.PATH, Permission.SEE_COMPANY),
            new RevenuePage.Tab("Compare definitions", DefinitionsController.PATH, Permission.SEE),
            new RevenuePage.Tab("Finance’s figures", FinanceController.PATH, Permission.SEE_COMPANY));

    private final Frame frame;
    private final Templates templates;

    RevenueFrame(Frame frame, Templates templates) {
        this.frame = frame;
        this.templates = templates;
    }

    Html page(String title, JteModel content) {
        if (Here.now().inPanel()) {
            return frame.page(title, content);
        }
        Here here = Here.now();
        var offered = TABS.stream().filter(tab -> here.may(tab.needs())).toList();
        return frame.page(title, templates.revenuePage(new RevenuePage(offered, here.path(), content)));
    }

    Show show() {
        return frame.show();
    }

    @Configuration(proxyBeanMethods = false)
    static class Entry {

        @Bean
        RailEntry revenueRailEntry() {
            return new RailEntry(40, "Revenue", "/revenue", "revenue", 'r');
        }
    }
}
