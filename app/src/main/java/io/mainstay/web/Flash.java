package io.mainstay.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** A short notice for the page that follows: "Saved." It is shown once. */
public final class Flash {

    private static final String ATTRIBUTE = "flash";

    private Flash() {}

    public static void say(HttpServletRequest request, String text) {
        request.getSession().setAttribute(ATTRIBUTE, text);
    }

    /** What was said for this page, which is then forgotten; empty when nothing was. */
    static String take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String text)) {
            return "";
        }
        session.removeAttribute(ATTRIBUTE);
        return text;
    }
}
