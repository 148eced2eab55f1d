package io.mainstay.web.people;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.web.parts.Field;
import io.mainstay.workspace.Membership;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Sees;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What was typed about somebody's role, team and portfolio. */
record MembershipForm(Map<String, String> typed) {

    private static final String MEANING =
            "Viewers look. CSMs keep views. Managers bring in records and close periods. Admins"
                    + " change settings and people.";

    static final MembershipForm EMPTY = new MembershipForm(Map.of());

    static MembershipForm of(Membership membership) {
        return new MembershipForm(Map.of(
                "role", membership.role().text(),
                "sees", membership.sees().text(),
                "team", membership.team(),
                "knownAs", membership.knownAs()));
    }

    String text(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    Membership membership() {
        Role role = Role.find(text("role")).orElseThrow(() -> new Refused(ErrorCode.INVALID, "Choose a role."));
        Sees sees = Sees.find(text("sees"))
                .orElseThrow(() -> new Refused(ErrorCode.INVALID, "Choose whose customers they see."));
        return new Membership(role, sees, text("team"), text("knownAs"));
    }

    /** Only owners are offered to make owners. */
    List<Field> fields(Principal reader) {
        List<Field.Option> roles = Arrays.stream(Role.values())
                .filter(role -> role != Role.OWNER || reader.role() == Role.OWNER)
                .map(role -> new Field.Option(role.text(), role.label()))
                .toList();
        List<Field.Option> portfolios = Arrays.stream(Sees.values())
                .map(sees -> new Field.Option(sees.text(), sees.label()))
                .toList();
        return List.of(
                Field.choice("role", "Role", or("role", Role.CSM.text()), roles).help(MEANING),
                Field.choice("sees", "Sees the customers", or("sees", Sees.ALL.text()), portfolios)
                        .help("By the owner that account profiles state now, whatever date is looked at."),
                Field.text("team", "Team", text("team")).help("A new name makes a new team. Blank for none."),
                Field.text("knownAs", "Name in records", text("knownAs"))
                        .help("How records call them as an account's owner; their e-mail counts as well."));
    }

    private String or(String name, String otherwise) {
        String text = text(name);
        return text.isEmpty() ? otherwise : text;
    }
}
