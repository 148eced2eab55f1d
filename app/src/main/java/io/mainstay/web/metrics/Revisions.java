package io.mainstay.web.metrics;

import io.mainstay.facts.Fact;
import io.mainstay.web.CsvFile;
import io.mainstay.web.FactWords;
import io.mainstay.web.Here;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that was said about a record, the latest first, as a list and as a file. */
record Revisions(Fact shown, Arranged<Revision> said, FactWords words) {

    private static final Arrangement<Revision> WAYS = Arrangement.<Revision>of(
                    "revisions", one -> String.join(" ", one.changes()))
            .value("revision", one -> one.fact().revision())
            .value("recorded", one -> one.fact().recordedAt())
            .group("state", "State", one -> one.fact().retracted() ? "Retracted" : "Stated");

    /** @param changes what this revision changed, field by field */
    record Revision(Fact fact, List<String> changes) {}

    static Revisions of(Fact shown, List<Fact> all, FactWords words, Here here) {
        List<Revision> said = new ArrayList<>();
        Fact before = null;
        for (Fact one : all) {
            said.add(new Revision(one, changes(before, one, words)));
            before = one;
        }
        return new Revisions(shown, WAYS.of(said.reversed(), here), words);
    }

    Listing listing() {
        return new Listing(
                "revisions",
                "Everything said about this record",
                List.of(
                        Column.text("Revision", "revision"),
                        Column.text("Recorded", "recorded"),
                        Column.text("What changed", null)),
                said.shown().stream().map(this::row).toList(),
                null,
                said.extras(said.here().at("/facts/" + shown.seq() + "/revisions.csv")),
                said.empty(Empty.of("note", "No revisions", "")));
    }

    private Listing.Row row(Revision one) {
        String number = Integer.toString(one.fact().revision());
        return Listing.Row.of(
                Cell.of(one.fact().seq() == shown.seq() ? number + " (this one)" : number),
                Cell.of(words.show().moment(one.fact().recordedAt())),
                new Cell.Lines(one.changes()));
    }

    CsvFile csv() {
        return new CsvFile(
                "revisions-" + shown.seq(),
                List.of("revision", "fact", "effective_at", "recorded_at", "retracted", "what_changed", "fields"),
                said.found().stream()
                        .map(one -> List.of(
                                Integer.toString(one.fact().revision()),
                                Long.toString(one.fact().seq()),
                                one.fact().at().toString(),
                                one.fact().recordedAt().toString(),
                                Boolean.toString(one.fact().retracted()),
                                String.join("; ", one.changes()),
                                one.fact().fields()))
                        .toList());
    }

    private static List<String> changes(@Nullable Fact before, Fact after, FactWords words) {
        if (after.retracted()) {
            return List.of("Retracted");
        }
        if (before == null) {
            return List.of("First received");
        }
        Map<String, String> old = FactPage.said(before, words);
        Map<String, String> now = FactPage.said(after, words);
        List<String> changes = new ArrayList<>();
        if (!before.at().equals(after.at())) {
            changes.add("Effective %s → %s"
                    .formatted(words.show().moment(before.at()), words.show().moment(after.at())));
        }
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String was = old.getOrDefault(name, "–");
            String is = now.getOrDefault(name, "–");
            if (!Objects.equals(was, is)) {
                changes.add("%s: %s → %s".formatted(FactPage.words(name), was, is));
            }
        }
        return changes.isEmpty() ? List.of("Nothing that is kept changed") : changes;
    }
}
