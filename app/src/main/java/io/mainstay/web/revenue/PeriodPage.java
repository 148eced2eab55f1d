package io.mainstay.web.revenue;

import io.mainstay.web.metrics.MetricPage;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One month, ready to show: how it stands, what was signed beside what is today, and the lines between.
 *
 * @param signature null when the month was never closed
 * @param form what can be done with it; null for whoever may do nothing, and on an older version
 * @param groups which figures are shown
 * @param ties what the lines come to, in a sentence; null when nothing was signed
 * @param lines the restatement; null when nothing was signed
 */
public record PeriodPage(
        Head head,
        @Nullable Signature signature,
        @Nullable Form form,
        List<MetricPage.Way> groups,
        Listing figures,
        @Nullable Ties ties,
        @Nullable Listing lines) {

    public PeriodPage {
        groups = List.copyOf(groups);
    }

    /**
     * @param versions the other versions of the month
     * @param note what to know about the month as a whole; null when nothing
     */
    public record Head(
            String path,
            String label,
            Badge state,
            List<MetricPage.Way> versions,
            @Nullable String note) {

        public Head {
            versions = List.copyOf(versions);
        }
    }

    /** One thing that was kept, in words. */
    public record Fact(String label, String value) {}

    /** @param problems what does not match any more; none when what is kept is what was signed */
    public record Signature(List<Fact> facts, String sha256, List<String> problems, String content, String accounts) {

        public Signature {
            facts = List.copyOf(facts);
            problems = List.copyOf(problems);
        }
    }

    /** @param holds false when the lines do not make it, which is said */
    public record Ties(String text, boolean holds) {}

    /**
     * What can be done.
     *
     * @param closes true to close the month, false to reopen it
     * @param waiting how many records are set aside
     * @param typed what was typed, when it was refused
     */
    public record Form(
            boolean closes,
            String action,
            long waiting,
            String typed,
            @Nullable String problem) {

        public String waitingWords() {
            return waiting == 1 ? "1 record is set aside" : "%,d records are set aside".formatted(waiting);
        }
    }
}
