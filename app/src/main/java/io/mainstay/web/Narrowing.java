package io.mainstay.web;

import io.mainstay.workspace.Members;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Sees;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets a reader look at their own customers only, or at their team's, where an address says so: never at more. */
@Component
class Narrowing {

    /** The pages of customers' figures, and a file beside one. */
    private static final List<String> PAGES = List.of("/overview", "/accounts", "/metrics", "/metrics.csv");

    /** What is about one customer is the same whosever customers are looked at. */
    private static final Pattern ONE_CUSTOMER = Pattern.compile("(/metrics/[^/]+)?/accounts/.+");

    private final ObjectProvider<Members> members;

    Narrowing(ObjectProvider<Members> members) {
        this.members = members;
    }

    static boolean isAt(String path) {
        return !ONE_CUSTOMER.matcher(path).matches()
                && PAGES.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
    }

    Principal narrowed(Principal reader, Lens lens, String path) {
        Sees wanted = sees(lens.scope());
        return wanted == Sees.ALL || !isAt(path) ? reader : members.getObject().narrowed(reader, wanted);
    }

    private static Sees sees(@Nullable String scope) {
        return switch (scope) {
            case "mine" -> Sees.OWN;
            case "team" -> Sees.TEAM;
            case null, default -> Sees.ALL;
        };
    }
}
