package io.mainstay.web.sources;

import gg.jte.Content;
import io.mainstay.metrics.Progress;
import java.util.List;

/**
 * A page of the data area, with the tabs to the others.
 *
 * @param progress how many of the facts the figures hold
 */
public record DataPage(List<Tab> tabs, String path, Progress progress, Content content) {

    /** One of the area's lists. */
    public record Tab(String label, String path) {}

    public boolean isCurrent(Tab tab) {
        return path.equals(tab.path()) || path.startsWith(tab.path() + "/");
    }
}
