package io.mainstay.api;

import io.mainstay.facts.Fact;
import io.mainstay.facts.Timeline;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a list of facts goes on, and as known at which seq, as a text that callers hand back unread. */
record Cursor(long seq, long asOf) {

    private static final String SEPARATOR = " ";

    static Cursor after(Fact last, Timeline what) {
        return new Cursor(last.seq(), what.asOf());
    }

    static Cursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR);
            return new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        } catch (RuntimeException e) {
            throw new Refused(ErrorCode.INVALID, "cursor is none of ours; send next_cursor of the page before.");
        }
    }

    Timeline go(Timeline what) {
        return what.asOf(asOf).after(seq);
    }

    @Override
    public String toString() {
        String text = seq + SEPARATOR + asOf;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
