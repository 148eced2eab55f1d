package io.mainstay.workspace;

import java.util.Set;

/** Tells which accounts are whose now; the accounts know. */
public interface Portfolios {

    /**
     * The ids of the accounts whose owner is one of these.
     *
     * @param owners e-mails and names as records write them, in lower case
     */
    Set<Long> of(Set<String> owners);
}
