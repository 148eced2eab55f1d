package io.mainstay.web.policy;

import io.mainstay.metrics.Policies;
import io.mainstay.metrics.Policy;
import io.mainstay.metrics.PolicyChange;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words the policy: every question with its answer, and who changed what. */
@Component
class PolicyPages {

    private final Policies policies;
    private final Members members;
    private final Frame frame;

    PolicyPages(Policies policies, Members members, Frame frame) {
        this.policies = policies;
        this.members = members;
        this.frame = frame;
    }

    /** @param changed the option that was changed just now */
    PolicyPage page(@Nullable String changed, Here here) {
        List<OptionRow> rows =
                policies.inForce().options().stream().map(this::row).toList();
        List<PolicyPage.Change> changes = changes();
        Optional<PolicyPage.Change> latest = changes.stream()
                .filter(change -> change.option().equals(changed))
                .findFirst();
        return new PolicyPage(rows, ChangesTable.of(changes, here).listing(), latest.orElse(null));
    }

    OptionRow row(PolicyOption option) {
        String answer = policies.inForce().answer(option.name());
        String otherwise = Objects.requireNonNullElse(option.otherwise(), "");
        return new OptionRow(
                option,
                OptionRow.words(option, answer),
                answer,
                OptionRow.words(option, otherwise),
                answer.equals(otherwise));
    }

    /** The latest first. */
    List<PolicyPage.Change> changes() {
        Show show = frame.show();
        Policy now = policies.inForce();
        Set<String> seen = new HashSet<>();
        return policies.changes().stream()
                .flatMap(change -> now.options().stream()
                        .filter(option -> option.name().equals(change.option()))
                        .map(option -> change(change, option, seen.add(option.name()), show)))
                .toList();
    }

    private PolicyPage.Change change(PolicyChange change, PolicyOption option, boolean latest, Show show) {
        return new PolicyPage.Change(
                option.name(),
                option.label(),
                OptionRow.words(option, change.before()),
                OptionRow.words(option, change.after()),
                new PolicyPage.Note(
                        change.at(),
                        show.moment(change.at()),
                        members.find(change.by()).map(Member::name).orElse("Mainstay")),
                change.before(),
                latest);
    }
}
