package io.mainstay.web.revenue;

import gg.jte.Content;
import java.util.List;

/** A page of the revenue area, with the tabs to the others. */
public record RevenuePage(List<Tab> tabs, String path, Content content) {

    /** One part of the area. */
    public record Tab(String label, String path) {}

    public boolean isCurrent(Tab tab) {
        return path.equals(tab.path()) || path.startsWith(tab.path() + "/");
    }
}
