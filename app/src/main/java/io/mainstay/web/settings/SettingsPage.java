package io.mainstay.web.settings;

import gg.jte.Content;
import java.util.List;

/** One settings page among the others. */
public record SettingsPage(List<SettingsEntry> entries, String path, Content content) {

    public boolean isCurrent(SettingsEntry entry) {
        return path.equals(entry.path()) || path.startsWith(entry.path() + "/");
    }
}
