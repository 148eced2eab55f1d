package io.mainstay.facts;

import java.util.List;

/** What came of trying again the records that were set aside: how many fitted now, and how many still wait. */
public record Replayed(long fitted, long stillSetAside) {

    Replayed plus(List<Outcome> outcomes) {
        long misfits =
                outcomes.stream().filter(Outcome.SetAside.class::isInstance).count();
        return new Replayed(fitted + outcomes.size() - misfits, stillSetAside + misfits);
    }
}
