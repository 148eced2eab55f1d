package io.mainstay.web.signin;

import io.mainstay.web.parts.Field;
import java.util.List;

/**
 * The page of the first visit: the fields about the company and those about its owner.
 *
 * @param fresh true while nothing was typed, when the browser may suggest its time zone
 */
public record SetupPage(List<Field> company, List<Field> owner, boolean fresh) {

    public SetupPage {
        company = List.copyOf(company);
        owner = List.copyOf(owner);
    }
}
