package io.mainstay.workspace;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;

/**
 * On whose behalf something is read or done. Every read of customers' facts takes one, so that what a person may see is
 * a condition of the query; every deed asks it for the permission that it needs.
 *
 * @param member the member's id; 0 for the program itself
 * @param name as shown beside what they did
 * @param reach whose customers they see
 */
public record Principal(long member, String name, Role role, Reach reach) {

    /** The program itself, for its own jobs. */
    public static Principal program() {
        return new Principal(0, "Mainstay", Role.OWNER, Reach.everything());
    }

    /** The same person, looking at no more than this. */
    public Principal within(Reach other) {
        return new Principal(member, name, role, reach.and(other));
    }

    public boolean may(Permission permission) {
        return role.may(permission) && (reach.whole() || permission.isWithinPortfolio());
    }

    /** Ends the request of somebody who may not, and says who may. */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Refused(ErrorCode.FORBIDDEN, permission.refusal(this));
        }
    }
}
