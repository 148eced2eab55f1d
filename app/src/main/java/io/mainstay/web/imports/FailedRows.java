package io.mainstay.web.imports;

import io.mainstay.platform.Order;
import io.mainstay.sources.csv.ErrorPage;
import io.mainstay.sources.csv.ImportError;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Leaf;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import java.util.List;
import java.util.function.Function;

/** The failed rows of an import as its address arranges them, and the same as a file. */
record FailedRows(Here here, Show show) {

    private static final String OWN = "errors.";
    private static final int SHOWN = 50;
    private static final int AT_ONCE = 1_000;

    private ErrorPage asked(long before, int limit) {
        return new ErrorPage(
                here.parameter(OWN + "q").map(String::strip).orElse(null),
                here.parameter(OWN + "wrong").orElse(null),
                Order.read(text("sort"), ErrorPage.AS_IN_THE_FILE),
                before,
                limit);
    }

    /** @param wrongs what can be wrong with them */
    Listing listing(Function<ErrorPage, List<ImportError>> rows, List<String> wrongs) {
        ErrorPage asked = asked(Leaf.before(here, OWN), SHOWN + 1);
        Leaf<ImportError> leaf = Leaf.of(rows.apply(asked), SHOWN, here, OWN);
        var extras = new Listing.Extras(
                asked.order().words(),
                text("q"),
                here.with("format", "csv", OWN + "before"),
                leaf.pager("row", ImportError::row),
                OWN,
                wrongs.size() < 2 && text("wrong").isEmpty()
                        ? List.of()
                        : List.of(Field.filter(
                                OWN + "wrong",
                                "What is wrong",
                                text("wrong"),
                                wrongs.stream()
                                        .map(wrong -> new Field.Option(wrong, wrong))
                                        .toList())));
        return new Listing(
                "errors",
                "Failed rows",
                List.of(Column.number("Row", "row"), Column.text("What is wrong", "wrong")),
                leaf.shown().stream()
                        .map(error -> Listing.Row.of(
                                Cell.of(show.count(error.row())), new Cell.Prose(String.join("; ", error.errors()))))
                        .toList(),
                null,
                extras,
                Empty.of("search", "No row fits", "Search for something else, or take the filter away.")
                        .link("Show all failed rows", here.with(OWN + "q", null, OWN + "wrong", OWN + "before")));
    }

    CsvFile csv(Function<ErrorPage, List<ImportError>> rows) {
        ErrorPage asked = asked(Long.MAX_VALUE, AT_ONCE);
        return new CsvFile(
                "failed-rows",
                List.of("row", "errors"),
                CsvFile.paged(
                        rows.apply(asked),
                        last -> rows.apply(asked.after(last.getLast())),
                        error -> List.of(Integer.toString(error.row()), String.join("; ", error.errors()))));
    }

    private String text(String name) {
        return here.parameter(OWN + name).map(String::strip).orElse("");
    }
}
