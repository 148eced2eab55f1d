package io.mainstay.workspace;

/**
 * On whose behalf something is read or done. Every read of customers' facts takes one, so that what a person may see is
 * a condition of the query.
 *
 * @param member the member's id; 0 for the program itself
 * @param name as shown beside what they did
 */
public record Principal(long member, String name) {

    /** The program itself, for its own jobs. */
    public static Principal program() {
        return new Principal(0, "Mainstay");
    }
}
