package io.mainstay.web.revenue;

import gg.jte.Content;
import io.mainstay.workspace.Permission;
import java.util.List;

/** A page of the revenue area, with the tabs to the others. */
public record RevenuePage(List<Tab> tabs, String path, Content content) {

    /**
     * One part of the area.
     *
     * @param needs what a reader must be allowed to find it
     */
    public record Tab(String label, String path, Permission needs) {}

    public boolean isCurrent(Tab tab) {
        return path.equals(tab.path()) || path.startsWith(tab.path() + "/");
    }
}
