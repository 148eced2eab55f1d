package io.mainstay.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a person is told when something was refused or went wrong.
 *
 * @param reference by which the log finds the cause; null when nothing broke
 */
public record ProblemPage(
        HttpStatus status,
        String title,
        String what,
        @Nullable String reference) {

    static ProblemPage of(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND ->
                new ProblemPage(
                        status,
                        "There is nothing here",
                        "The address may be wrong, or what was here is gone, or it is not yours to see.",
                        null);
            case FORBIDDEN ->
                new ProblemPage(
                        status,
                        "This was not done",
                        "The page was open for too long, or the request did not come from it. Go back, load the page"
                                + " again and try once more; nothing was changed.",
                        null);
            case METHOD_NOT_ALLOWED ->
                new ProblemPage(status, "This cannot be done here", "The address does not take such requests.", null);
            case CONTENT_TOO_LARGE ->
                new ProblemPage(status, "This is too large", "Send it in smaller parts; nothing was kept.", null);
            default ->
                new ProblemPage(
                        status,
                        "This was not understood",
                        "Something in the address or the form does not fit. Nothing was changed.",
                        null);
        };
    }

    static ProblemPage refused(HttpStatus status, String message) {
        String title =
                switch (status) {
                    case NOT_FOUND -> "There is nothing here";
                    case FORBIDDEN -> "This is not yours to do";
                    default -> "This was not done";
                };
        return new ProblemPage(status, title, message, null);
    }

    static ProblemPage unexpected(String reference) {
        return new ProblemPage(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong on our side",
                "What you see elsewhere is kept. Try again; if it happens again, tell whoever runs Mainstay the"
                        + " reference number, by which they find the cause in the log.",
                reference);
    }
}
