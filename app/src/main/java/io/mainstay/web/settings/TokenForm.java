package io.mainstay.web.settings;

import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Tokens;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What was typed about a token to be made. */
public record TokenForm(String name, Set<Scope> scopes, int days) {

    static final TokenForm EMPTY = new TokenForm("", Set.of(), Tokens.USUAL_DAYS);

    public List<Integer> choices() {
        return Stream.of(7, 30, Tokens.USUAL_DAYS, 180, Tokens.MOST_DAYS).toList();
    }
}
