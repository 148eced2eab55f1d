package io.mainstay.web.imports;

import io.mainstay.sources.csv.Import;
import io.mainstay.sources.csv.Import.State;
import io.mainstay.sources.csv.Preview;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Banner;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.parts.Tile;
import io.mainstay.web.sources.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words an import's page. */
record Result(Import imported, Show show, Instant now) {

    private static final int CHANGES_SHOWN = 6;

    ResultPage page(List<Preview> preview, @Nullable Listing failed) {
        Import.File file = imported.file();
        String about = "%s rows into %s, uploaded by %s, %s"
                .formatted(
                        count(file.rows()),
                        imported.source(),
                        imported.story().by(),
                        show.moment(imported.story().at()));
        return new ResultPage(
                ImportWords.href(imported),
                new ResultPage.Title(file.name(), ImportWords.badge(imported.state()), about),
                imported.state().isRunning() ? progress() : null,
                banner(),
                tiles(),
                new ResultPage.Lists(preview.isEmpty() ? null : previewed(preview), failed),
                actions());
    }

    ResultPage.Progress progress() {
        String doing =
                switch (imported.state()) {
                    case CHECKING -> "Tried";
                    case UNDOING -> "Taking back what was recorded;";
                    default -> "Done with";
                };
        String words = imported.state() == State.UNDOING
                ? doing + " this takes a moment."
                : "%s %s of %s rows"
                        .formatted(
                                doing,
                                count(imported.counts().done()),
                                count(imported.file().rows()));
        return new ResultPage.Progress(ImportWords.href(imported), words, imported.percent());
    }

    private Banner banner() {
        Import.Counts counts = imported.counts();
        int fit = counts.created() + counts.updated();
        return switch (imported.state()) {
            case CHECKED ->
                fit == 0 && counts.failed() == 0
                        ? Banner.note("Every row is known already; importing would change nothing.")
                        : Banner.note("Nothing is recorded yet. This is what importing would do.");
            case CHECKING -> Banner.note("Trying every row. Nothing is recorded.");
            case IMPORTING -> Banner.note("Importing. You can leave this page; it goes on, even after a restart.");
            case IMPORTED ->
                Banner.good("Done. It can be undone until %s."
                                .formatted(show.moment(finished().plus(Import.UNDO))))
                        .link("See what the figures became", "/overview");
            case CANCELED -> Banner.note("Canceled. What had been recorded stays until it is undone.");
            case STOPPED -> Banner.bad(String.valueOf(imported.story().problem()));
            case UNDOING -> Banner.note("Undoing: what this import made is retracted, what it changed is restored.");
            case UNDONE -> Banner.good("Undone. Records that someone had changed since were left alone.");
            case UPLOADED -> Banner.note("Say what the columns mean.");
        };
    }

    private List<Tile> tiles() {
        Import.Counts counts = imported.counts();
        boolean dry = imported.state() == State.CHECKED || imported.state() == State.CHECKING;
        return List.of(
                tile(dry ? "Would be created" : "Created", counts.created(), null),
                tile(dry ? "Would be updated" : "Updated", counts.updated(), repeated(counts.repeated())),
                tile("Unchanged", counts.unchanged(), null),
                tile(dry ? "Would fail" : "Failed", counts.failed(), null));
    }

    private Tile tile(String label, long number, @Nullable String note) {
        return new Tile(label, null, show.count(number), null, null, null, note == null ? null : Tile.Note.mark(note));
    }

    private @Nullable String repeated(int rows) {
        return rows == 0
                ? null
                : "%s rows repeat a record of an earlier row; the last one counts".formatted(count(rows));
    }

    private Listing previewed(List<Preview> preview) {
        var columns = List.of(
                Column.number("Row", null),
                Column.text("Account", null),
                Column.text("Would be", null),
                Column.text("Changes", null));
        var rows = preview.stream()
                .map(row -> Listing.Row.of(
                        Cell.of(show.count(row.row())),
                        Cell.of(row.account() == null ? Words.plain(row.kind()) : row.account()),
                        Cell.of(row.effect()),
                        Cell.of(worded(row.changes()))))
                .toList();
        return new Listing(
                "preview",
                "The first changes",
                columns,
                rows,
                null,
                Listing.Extras.NONE,
                Empty.of("data", "No changes", ""));
    }

    /** The first few; terms and profile of one row often say the same. */
    private String worded(List<Preview.Change> changes) {
        List<String> worded = changes.stream().map(this::worded).distinct().toList();
        String first = String.join(", ", worded.subList(0, Math.min(worded.size(), CHANGES_SHOWN)));
        return worded.size() > CHANGES_SHOWN ? "%s and %d more".formatted(first, worded.size() - CHANGES_SHOWN) : first;
    }

    private String worded(Preview.Change change) {
        String name = Words.plain(change.field());
        String after = change.after().isEmpty() ? "nothing" : dated(change.after());
        return change.before().isEmpty()
                ? name + " " + after
                : "%s %s → %s".formatted(name, dated(change.before()), after);
    }

    private String dated(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? show.date(LocalDate.parse(text)) : text;
    }

    private ResultPage.Actions actions() {
        Import.Counts counts = imported.counts();
        int rows = counts.created() + counts.updated() + counts.unchanged();
        boolean checked = imported.state() == State.CHECKED;
        return new ResultPage.Actions(
                checked && rows > 0 ? "Import %s %s".formatted(count(rows), rows == 1 ? "row" : "rows") : null,
                checked,
                checked || imported.state() == State.CHECKING || imported.state() == State.IMPORTING,
                imported.canBeUndone(now),
                counts.failed() > 0 && !imported.state().isRunning());
    }

    private Instant finished() {
        Instant finished = imported.story().finishedAt();
        return finished == null ? now : finished;
    }

    private String count(long number) {
        return show.count(number).shown();
    }
}
