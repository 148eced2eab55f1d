package io.mainstay.web.sources;

import io.mainstay.sources.connect.Card;
import io.mainstay.web.parts.Banner;
import io.mainstay.web.parts.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form by which a source is connected, or its connection changed.
 *
 * @param action where the form goes
 * @param hookAddress where the other system may send word; null when it need not
 * @param banner what is wrong that no field is to blame for
 */
public record ConnectPage(
        Card card,
        String action,
        String button,
        List<Field> fields,
        @Nullable String hookAddress,
        @Nullable Banner banner,
        String back) {

    public ConnectPage {
        fields = List.copyOf(fields);
    }
}
