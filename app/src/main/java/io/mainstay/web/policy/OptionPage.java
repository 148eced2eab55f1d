package io.mainstay.web.policy;

import io.mainstay.semantics.PolicyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of the policy and what each answer does.
 *
 * @param period in words, the months that the effects are about
 * @param tried the value somebody wants to see the effect of
 */
public record OptionPage(
        OptionRow row,
        List<Effect> effects,
        String period,
        String tried,
        @Nullable String problem) {

    public boolean isTyped() {
        return row.option().type() != PolicyOption.Type.CHOICE;
    }

    public String example() {
        return switch (row.option().type()) {
            case CHOICE -> "";
            case WHOLE -> "45";
            case FACTOR -> "52/12";
            case SHARE -> "0.75";
            case RATES -> "EUR=1.10 GBP=1.25";
        };
    }
}
