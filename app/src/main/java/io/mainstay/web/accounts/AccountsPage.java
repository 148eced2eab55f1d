package io.mainstay.web.accounts;

import io.mainstay.web.Here;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Listing;
import io.mainstay.workspace.SavedView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of accounts with the ways to narrow it down.
 *
 * @param filters a field for each attribute by which accounts are usually told apart
 * @param more the same for the other attributes
 * @param attributes all attributes, and whether each is told
 * @param narrowed whether any filter is set
 */
public record AccountsPage(
        List<Field> filters, List<Field> more, List<Told> attributes, Listing listing, Views views, boolean narrowed) {

    /** What the form must carry along: everything but what it sets itself. */
    public List<Here.Parameter> kept(Here here) {
        Set<String> own =
                Stream.concat(filters.stream(), more.stream()).map(Field::name).collect(Collectors.toSet());
        return here.others(AccountsView.ATTRIBUTE, "format").stream()
                .filter(parameter -> !own.contains(parameter.name()))
                .toList();
    }

    public record Told(String name, String label, boolean shown) {}

    /** @param query that of this page, to be kept under a name */
    public record Views(List<SavedView> kept, String query) {

        public boolean isCurrent(SavedView view) {
            return view.query().equals(query);
        }
    }
}
