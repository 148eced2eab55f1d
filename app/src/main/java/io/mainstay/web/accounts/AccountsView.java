package io.mainstay.web.accounts;

import io.mainstay.metrics.AccountLine;
import io.mainstay.metrics.AccountQuestion;
import io.mainstay.metrics.AccountQuestion.Order;
import io.mainstay.metrics.AccountQuestion.Slice;
import io.mainstay.web.Here;
import io.mainstay.web.metrics.View;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the list of accounts is looked at, as its address says.
 *
 * @param known the attributes that accounts have
 */
record AccountsView(View view, Here here, List<String> known) {

    static final List<String> USUAL = List.of("segment", "owner", "region", "plan");
    static final String ATTRIBUTE = "attribute";
    static final int ON_A_PAGE = 50;
    private static final int MOST = 10_000_000;

    AccountQuestion question() {
        return new AccountQuestion(view.period(), view.filter(), view.asOf(), attributes(), search(), state(), order());
    }

    Slice slice() {
        String page = here.parameter("page").orElse("");
        return new Slice(behind("after-", page), behind("before-", page), ON_A_PAGE);
    }

    private static @Nullable String behind(String word, String page) {
        return page.startsWith(word) ? page.substring(word.length()) : null;
    }

    static Slice whole() {
        return new Slice(null, null, MOST);
    }

    /** Those the address names, else those most companies look at, as far as they are known. */
    List<String> attributes() {
        List<String> asked = here.others().stream()
                .filter(parameter -> parameter.name().equals(ATTRIBUTE))
                .map(Here.Parameter::value)
                .filter(known::contains)
                .distinct()
                .toList();
        return asked.isEmpty() ? USUAL.stream().filter(known::contains).toList() : asked;
    }

    String search() {
        return here.parameter("q").orElse("");
    }

    String sort() {
        return here.parameter("sort").orElse("-arr");
    }

    private Order order() {
        String sort = sort();
        return sort.startsWith("-") ? new Order(sort.substring(1), true) : new Order(sort, false);
    }

    AccountLine.@Nullable State state() {
        return here.parameter("state")
                .flatMap(word -> Arrays.stream(AccountLine.State.values())
                        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst())
                .orElse(null);
    }

    /** The address's query without what concerns this one part of the list. */
    String query() {
        var query = new StringBuilder();
        for (Here.Parameter parameter : here.others("format")) {
            if (!parameter.value().isBlank()) {
                query.append(query.isEmpty() ? "" : "&")
                        .append(Links.encoded(parameter.name()))
                        .append('=')
                        .append(Links.encoded(parameter.value()));
            }
        }
        return query.toString();
    }
}
