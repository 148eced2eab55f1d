package io.mainstay.web.signin;

import io.mainstay.web.parts.Field;
import java.util.List;

/** The page of the first visit: the fields about the company and those about its owner. */
public record SetupPage(List<Field> company, List<Field> owner) {

    public SetupPage {
        company = List.copyOf(company);
        owner = List.copyOf(owner);
    }
}
