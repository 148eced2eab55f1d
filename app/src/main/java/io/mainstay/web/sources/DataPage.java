package io.mainstay.web.sources;

import gg.jte.Content;
import java.util.List;

/** A page of the data area, with the tabs to the others. */
public record DataPage(List<Tab> tabs, String path, Content content) {

    /** One of the area's lists. */
    public record Tab(String label, String path) {}

    public boolean isCurrent(Tab tab) {
        return path.equals(tab.path()) || path.startsWith(tab.path() + "/");
    }
}
