package io.mainstay.metrics;

import io.mainstay.semantics.PolicyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which answers to a question of the revenue policy are worth trying. */
public final class PolicyAnswers {

    private static final Map<String, List<String>> USUAL = Map.of(
            "past_due_days", List.of("", "30", "60", "90"),
            "reactivation_gap_days", List.of("", "30", "90", "365"),
            "grouping_minutes", List.of("15", "60", "240"),
            "grace_days", List.of("0", "30", "60", "90"),
            "weekly_factor", List.of("52/12", "4.33", "365.25/84", "0"),
            "daily_factor", List.of("365/12", "30", "0"),
            "restated_days", List.of("60", "90", "180"),
            "gross_margin", List.of("", "0.7", "0.8"));

    private PolicyAnswers() {}

    /** The choices, or the usual values of one that is typed; the default and the answer in force are among them. */
    public static Set<String> of(PolicyOption option, String now) {
        Set<String> answers = new LinkedHashSet<>(option.choices().keySet());
        answers.addAll(USUAL.getOrDefault(option.name(), List.of()));
        answers.add(
                Objects.requireNonNullElse(option.otherwise(), option.choices().isEmpty() ? "" : now));
        answers.add(now);
        return answers;
    }
}
