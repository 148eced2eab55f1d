package io.mainstay.web.sources;

import java.util.List;

/**
 * What it would mean to disconnect a source.
 *
 * @param kinds how many of its records stand, by kind
 */
public record DisconnectPage(String own, String label, List<SourcePage.Fact> kinds, String all) {

    public DisconnectPage {
        kinds = List.copyOf(kinds);
    }
}
