package io.mainstay.web.setaside;

import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Field;
import java.util.List;

/**
 * A record that was set aside, with the form that mends it.
 *
 * @param reasons why it does not fit, or still does not after mending
 * @param raw as it came, as JSON
 */
public record RecordPage(
        long id, String title, Badge state, boolean open, List<String> reasons, String raw, List<Field> fields) {

    public String own() {
        return "/data/set-aside/" + id;
    }
}
