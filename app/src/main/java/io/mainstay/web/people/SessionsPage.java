package io.mainstay.web.people;

import java.util.List;

/** Where the reader is signed in. */
public record SessionsPage(List<Row> rows) {

    /** @param own whether it is this very session */
    public record Row(String id, String device, String started, String lastUsed, boolean own) {}

    public boolean hasOthers() {
        return rows.stream().anyMatch(row -> !row.own());
    }
}
