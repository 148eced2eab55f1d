package io.mainstay.web.metrics;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Coverage;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Tile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On what a figure stands: how much of what should count is in it, and how new the facts are.
 *
 * @param mark in a word or two when something is poor: "82% counted", "3 set aside", "stale"; null when all is well
 * @param sentences everything there is to say, the reasons included
 */
public record Standing(@Nullable String mark, List<String> sentences) {

    private static final BigDecimal ALL = BigDecimal.ONE;

    public Standing {
        sentences = List.copyOf(sentences);
    }

    public static Standing of(Answer answer, Show show) {
        List<String> sentences = new ArrayList<>();
        Coverage coverage = answer.coverage();
        coverage.parts().stream().filter(part -> part.due() > 0).forEach(part -> sentences.add(words(part)));
        coverage.gaps().forEach(gap -> sentences.add(gap.words() + "."));
        sentences.add(answer.freshness()
                .last()
                .map((Instant last) -> "Last record " + show.moment(last) + ".")
                .orElse("No record of the kinds it reads."));
        answer.freshness()
                .silent()
                .forEach(silent -> sentences.add(
                        silent.source() + " has sent nothing since " + show.moment(silent.since()) + "."));
        return new Standing(mark(answer, show), sentences);
    }

    private static String words(Coverage.Part part) {
        String all = Coverage.counted(part.due(), part.what());
        return part.leftOut() == 0 ? all + " counted." : part.counted() + " of " + all + " counted.";
    }

    private static @Nullable String mark(Answer answer, Show show) {
        Coverage coverage = answer.coverage();
        if (coverage.share().compareTo(ALL) < 0) {
            BigDecimal share = coverage.share().setScale(3, RoundingMode.DOWN);
            return show.percent(share).shown() + " counted";
        }
        if (!coverage.isWhole()) {
            long waiting = coverage.gaps().stream()
                    .mapToLong(gap -> gap instanceof Coverage.Gap.SetAside aside ? aside.count() : 0)
                    .sum();
            return waiting + " set aside";
        }
        return answer.freshness().silent().isEmpty() ? null : "stale";
    }

    public boolean isPoor() {
        return mark != null;
    }

    public String words() {
        return String.join(" ", sentences);
    }

    public Tile.Note note() {
        return new Tile.Note(mark, words(), isPoor());
    }
}
