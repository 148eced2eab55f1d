package io.mainstay.workspace;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.util.Locale;

/**
 * What somebody is to the company.
 *
 * @param team the name of their team; empty for none
 * @param knownAs what records call them when they name an account's owner; their e-mail counts as well
 */
public record Membership(Role role, Sees sees, String team, String knownAs) {

    private static final int LONGEST = 80;

    public Membership {
        team = team.strip();
        knownAs = knownAs.strip().toLowerCase(Locale.ROOT);
        if (team.length() > LONGEST || knownAs.length() > LONGEST) {
            throw new Refused(ErrorCode.INVALID, "A name has at most %d characters.".formatted(LONGEST));
        }
        if (sees != Sees.ALL && role.may(Permission.MANAGE_PEOPLE)) {
            throw new Refused(ErrorCode.INVALID, "Owners and admins see all customers; choose another role first.");
        }
        if (sees == Sees.TEAM && team.isEmpty()) {
            throw new Refused(ErrorCode.INVALID, "Name the team whose customers they see.");
        }
    }
}
