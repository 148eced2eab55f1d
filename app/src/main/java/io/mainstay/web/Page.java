package io.mainstay.web;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole page: what the frame shows around the content.
 *
 * @param title where the reader is
 * @param company its name, once it is set up
 * @param lens null for pages that look at no period, such as settings
 */
public record Page(
        String title,
        @Nullable String company,
        Content content,
        @Nullable LensBar lens,
        List<RailEntry> rail,
        Here here,
        Assets assets) {

    public String asset(String name) {
        return assets.path(name);
    }

    public boolean isCurrent(RailEntry entry) {
        return entry.holds(here.path());
    }

    public String href(RailEntry entry) {
        return on(entry.path());
    }

    /** An address opened the way this page is looked at. */
    public String on(String path) {
        return lens == null ? path : lens.lens().on(path);
    }
}
