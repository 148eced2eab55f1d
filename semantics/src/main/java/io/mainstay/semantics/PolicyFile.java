package io.mainstay.semantics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the options of the revenue policy from their file. */
final class PolicyFile {

    private static final Set<String> KEYS =
            new LinkedHashSet<>(List.of("label", "question", "meaning", "type", "choices", "otherwise"));

    private PolicyFile() {}

    static List<PolicyOption> read(DefinitionFile source, List<DefinitionProblem> problems) {
        List<PolicyOption> options = new ArrayList<>();
        Definition.read(source, problems).ifPresent(definition -> {
            definition.allowOnly(Set.of("options"));
            definition.named("options").forEach((name, option) -> {
                option.allowOnly(KEYS);
                PolicyOption.Type type = option.oneOf("type", PolicyOption.Type.class);
                if (type == null) {
                    return;
                }
                var choices = option.values("choices");
                String otherwise = option.find("otherwise").orElse(null);
                if (type == PolicyOption.Type.CHOICE && (otherwise == null || !choices.containsKey(otherwise))) {
                    option.problem(option.line(), name + " has no default among its choices", "Set otherwise:");
                }
                options.add(new PolicyOption(
                        Word.check("The option", name),
                        option.text("label"),
                        option.text("question"),
                        option.text("meaning"),
                        type,
                        choices,
                        otherwise));
            });
        });
        return options;
    }
}
