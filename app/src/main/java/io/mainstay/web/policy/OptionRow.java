package io.mainstay.web.policy;

import io.mainstay.semantics.PolicyOption;

/**
 * One question of the policy as it is answered now.
 *
 * @param answer the answer in words
 * @param value the answer as it is kept
 * @param isDefault whether it is what Mainstay starts from
 */
public record OptionRow(PolicyOption option, String answer, String value, String otherwise, boolean isDefault) {

    public String href() {
        return PolicyController.PATH + "/" + option.name();
    }

    /** An answer as people read it. */
    public static String words(PolicyOption option, String answer) {
        return answer.isEmpty() ? "Not set" : option.choices().getOrDefault(answer, answer);
    }
}
