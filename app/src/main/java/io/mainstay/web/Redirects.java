package io.mainstay.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Sends the browser on after something was done, so that reloading does not do it twice. */
public final class Redirects {

    private Redirects() {}

    public static View to(String path) {
        var redirect = new RedirectView(path, false, true, false);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExpandUriTemplateVariables(false);
        return redirect;
    }

    /** To an address that came with a request: only within Mainstay, otherwise to its first page. */
    public static View within(String address) {
        return to(ours(address));
    }

    /** The address when it leads to a page of ours, otherwise the first page. */
    public static String ours(String address) {
        boolean ours = address.startsWith("/") && !address.startsWith("//") && address.indexOf('\\') < 0;
        return ours && address.chars().allMatch(letter -> letter > ' ') ? address : "/";
    }
}
