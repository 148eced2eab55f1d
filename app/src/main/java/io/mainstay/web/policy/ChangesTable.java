package io.mainstay.web.policy;

import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Permission;
import java.util.List;

/** Who changed which answer of the policy, as a list, and the same as a file. */
record ChangesTable(Arranged<PolicyPage.Change> changes) {

    private static final Empty NONE = Empty.of(
            "policy",
            "Nothing was changed yet",
            "Every question has its default answer. Changes are listed here with who made them, and can be undone.");

    private static final Arrangement<PolicyPage.Change> WAYS = Arrangement.<PolicyPage.Change>of(
                    "changes", ChangesTable::words)
            .own("changes")
            .value("when", change -> change.note().at())
            .text("who", change -> change.note().who())
            .text("question", PolicyPage.Change::label)
            .text("before", PolicyPage.Change::before)
            .text("after", PolicyPage.Change::after)
            .group("who", "Who", change -> change.note().who())
            .group("question", "Question", PolicyPage.Change::label);

    static ChangesTable of(List<PolicyPage.Change> changes, Here here) {
        return new ChangesTable(WAYS.of(changes, here));
    }

    Listing listing() {
        boolean may = changes.here().may(Permission.MANAGE_SETTINGS);
        return new Listing(
                "changes",
                "Changes",
                List.of(
                        Column.text("When", "when"),
                        Column.text("Who", "who"),
                        Column.text("Question", "question"),
                        Column.text("From", "before"),
                        Column.text("To", "after"),
                        Column.deed("Undo")),
                changes.shown().stream()
                        .map(change -> row(change, may && change.isLatest()))
                        .toList(),
                null,
                changes.extras(changes.here().with("format", "csv")),
                changes.empty(NONE));
    }

    private static Listing.Row row(PolicyPage.Change change, boolean canBeUndone) {
        return Listing.Row.of(
                Cell.of(change.note().when()),
                Cell.of(change.note().who()),
                Cell.of(change.label()),
                new Cell.Prose(change.before()),
                new Cell.Prose(change.after()),
                canBeUndone
                        ? new Cell.Deed(
                                "Undo",
                                "Undo: " + change.label(),
                                PolicyController.PATH + "/" + change.option(),
                                false,
                                List.of(new Here.Parameter("answer", change.undo())))
                        : Cell.of(""));
    }

    CsvFile csv() {
        return new CsvFile(
                "policy-changes",
                List.of("at", "who", "option", "question", "from", "to"),
                changes.found().stream()
                        .map(change -> List.of(
                                change.note().at().toString(),
                                change.note().who(),
                                change.option(),
                                change.label(),
                                change.before(),
                                change.after()))
                        .toList());
    }

    private static String words(PolicyPage.Change change) {
        return String.join(" ", change.label(), change.note().who(), change.before(), change.after());
    }
}
