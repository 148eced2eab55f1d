package io.mainstay.web.revenue;

import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finance's figures, ready to show.
 *
 * @param fields of the form that enters one; empty for whoever may not
 * @param problem what was wrong with what was typed or sent; null when nothing
 */
public record FinancePage(
        Listing listing, List<Field> fields, @Nullable String problem) {

    public FinancePage {
        fields = List.copyOf(fields);
    }

    public boolean editable() {
        return !fields.isEmpty();
    }
}
