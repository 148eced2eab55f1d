package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.workspace.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words the facts that made a number another: whom they are about, which record said so, and when it was learned. */
public record Learned(Facts facts, Map<AccountId, String> names, Show show, Principal reader) {

    /** One line's words, with the first of its facts. */
    public record Words(
            String what,
            String record,
            String learned,
            @Nullable Fact first) {

        public List<Cell> cells() {
            return List.of(Cell.of(what), Cell.of(record), Cell.of(learned));
        }

        /** Null when there is no fact. */
        public @Nullable Instant recordedAt() {
            return first == null ? null : first.recordedAt();
        }

        /** Of which kind the first fact is; empty when there is none. */
        public String kind() {
            return first == null ? "" : first.kind().value().replace('_', ' ');
        }

        /** Where the first fact is shown; null when there is none. */
        public @Nullable String path() {
            return first == null ? null : "/facts/" + first.seq();
        }
    }

    public Words account(@Nullable AccountId account, List<Long> seqs) {
        Optional<Fact> first = first(seqs);
        String name = account == null ? "An account" : names.getOrDefault(account, "");
        String what = first.map(fact -> name + ": " + fact.kind().value().replace('_', ' '))
                .orElse(name);
        return words(what, seqs, first);
    }

    public Words company(List<Long> seqs) {
        return words("Facts about the company", seqs, first(seqs));
    }

    public Words noFact(String what) {
        return new Words(what, "", "", null);
    }

    private Words words(String what, List<Long> seqs, Optional<Fact> first) {
        return new Words(
                what,
                first.map(fact -> record(fact, seqs.size() - 1)).orElse(""),
                first.map(fact -> show.moment(fact.recordedAt())).orElse(""),
                first.orElse(null));
    }

    private Optional<Fact> first(List<Long> seqs) {
        return seqs.isEmpty() ? Optional.empty() : facts.find(reader, seqs.getFirst());
    }

    private static String record(Fact fact, int more) {
        String state = fact.retracted() ? ", retracted" : fact.revision() > 1 ? ", revision " + fact.revision() : "";
        return "%s %s%s%s".formatted(fact.source(), fact.key(), state, more > 0 ? " and %d more".formatted(more) : "");
    }
}
