package io.mainstay.web.accounts;

import io.mainstay.metrics.AccountLine;
import io.mainstay.metrics.Metrics;
import io.mainstay.web.parts.Field;
import io.mainstay.workspace.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The fields by which a list of accounts is narrowed down: one for each attribute that tells groups apart. */
@Component
class AccountFilters {

    /** An attribute with more values than this names single accounts rather than groups. */
    private static final int MOST_VALUES = 60;

    private static final String PREFIX = "filter.";
    private static final String NONE = "(none)";

    private final Metrics metrics;

    AccountFilters(Metrics metrics) {
        this.metrics = metrics;
    }

    /** What accounts can be narrowed by, each with its values: asked once for all filters of a page. */
    Map<String, List<String>> choices(Principal reader) {
        return metrics.attributeChoices(reader, MOST_VALUES);
    }

    List<Field> usual(AccountsView view, Map<String, List<String>> choices) {
        List<Field> fields = new ArrayList<>();
        fields.add(state(view));
        view.known().stream()
                .filter(AccountsView.USUAL::contains)
                .sorted((one, other) -> AccountsView.USUAL.indexOf(one) - AccountsView.USUAL.indexOf(other))
                .forEach(name -> field(name, view, choices, fields));
        return fields;
    }

    List<Field> more(AccountsView view, Map<String, List<String>> choices) {
        List<Field> fields = new ArrayList<>();
        view.known().stream()
                .filter(name -> !AccountsView.USUAL.contains(name))
                .forEach(name -> field(name, view, choices, fields));
        return fields;
    }

    List<AccountsPage.Told> told(AccountsView view) {
        List<String> shown = view.attributes();
        return view.known().stream()
                .map(name -> new AccountsPage.Told(name, AccountsListing.label(name), shown.contains(name)))
                .toList();
    }

    boolean narrowed(AccountsView view) {
        return !view.view().filter().attributes().isEmpty()
                || view.state() != null
                || !view.search().isEmpty();
    }

    private static Field state(AccountsView view) {
        AccountLine.State now = view.state();
        return Field.choice(
                "state",
                "Customers",
                now == null ? "" : now.name().toLowerCase(Locale.ROOT),
                List.of(
                        new Field.Option("", "All"),
                        new Field.Option("paying", "Paying"),
                        new Field.Option("former", "Former"),
                        new Field.Option("never", "Never paid")));
    }

    private static void field(String name, AccountsView view, Map<String, List<String>> choices, List<Field> fields) {
        List<String> values = choices.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return;
        }
        List<Field.Option> options = new ArrayList<>(List.of(new Field.Option("", "All")));
        values.stream().filter(value -> !value.isEmpty()).forEach(value -> options.add(new Field.Option(value, value)));
        options.add(new Field.Option(NONE, "Not known"));
        Map<String, String> set = view.view().filter().attributes();
        String chosen = set.containsKey(name) ? (set.get(name).isEmpty() ? NONE : set.get(name)) : "";
        fields.add(Field.choice(PREFIX + name, AccountsListing.label(name), chosen, options));
    }
}
