package io.mainstay.web.audit;

import io.mainstay.web.parts.Banner;
import io.mainstay.web.parts.Listing;
import java.util.List;

/** The page of the audit log: how its chain is, what narrows it, and the lines. */
public record AuditView(Banner chain, Head head, Narrow narrow, Listing listing) {

    /** {@code sign_in.failed} as "Sign in failed". */
    public static String words(String action) {
        String words = action.replace('_', ' ').replace('.', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The last line's number and hash, to be noted elsewhere. */
    public record Head(String line, String hash) {}

    /** What the address says, with what there is to choose from. */
    public record Narrow(
            String who,
            String action,
            String object,
            String address,
            String from,
            String to,
            List<String> names,
            List<String> actions) {

        public boolean isSet() {
            return !(who + action + object + address + from + to).isEmpty();
        }
    }
}
