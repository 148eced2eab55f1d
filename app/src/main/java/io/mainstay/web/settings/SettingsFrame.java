package io.mainstay.web.settings;

import gg.jte.models.runtime.JteModel;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.RailEntry;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Puts a settings page among the others. */
@Component
public class SettingsFrame {

    private final Frame frame;
    private final Templates templates;
    private final List<SettingsEntry> entries;

    SettingsFrame(Frame frame, Templates templates, List<SettingsEntry> entries) {
        this.frame = frame;
        this.templates = templates;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(SettingsEntry::order))
                .toList();
    }

    public Html page(String title, JteModel content) {
        Here here = Here.now();
        List<SettingsEntry> offered =
                entries.stream().filter(entry -> here.may(entry.needs())).toList();
        return frame.page(title, templates.settingsPage(new SettingsPage(offered, here.path(), content)));
    }

    /** The pages that are always there. */
    @Configuration(proxyBeanMethods = false)
    static class Entries {

        @Bean
        RailEntry settingsRailEntry() {
            return new RailEntry(100, "Settings", "/settings", "settings", 's');
        }

        @Bean
        SettingsEntry companySettingsEntry() {
            return new SettingsEntry(10, "Company", "/settings/company");
        }

        @Bean
        SettingsEntry tokensSettingsEntry() {
            return new SettingsEntry(40, "Tokens", "/settings/tokens");
        }
    }
}
