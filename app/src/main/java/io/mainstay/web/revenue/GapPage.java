package io.mainstay.web.revenue;

import io.mainstay.web.parts.Listing;
import org.jspecify.annotations.Nullable;

/**
 * The gap between finance's figure and ours, ready to show.
 *
 * @param plain what is left unexplained, in a sentence
 * @param accounts finance's amounts beside ours; null when finance gave none
 * @param ways where the effect of each answer of the policy is worked out
 * @param splits whether amounts by account can be sent
 */
public record GapPage(
        Head head,
        Listing lines,
        String plain,
        @Nullable Listing accounts,
        String ways,
        boolean splits,
        @Nullable String problem) {

    /** @param closed where the month's signed figures are */
    public record Head(
            String path, String month, String metric, String note, String entered, String closed, boolean editable) {}
}
