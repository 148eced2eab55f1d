package io.mainstay.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Something that not everybody may do. */
public enum Permission {
    SEE("look at anything here", true),
    WORK("keep views and notes", true),
    SEE_COMPANY("look at what concerns the whole company", false),
    MANAGE_SOURCES("bring in records or change where they come from", false),
    CLOSE_PERIODS("close or reopen a period", false),
    MANAGE_SETTINGS("change the settings", false),
    MANAGE_PEOPLE("manage the members", false),
    READ_AUDIT("read the audit log", false);

    private final String deed;
    private final boolean withinPortfolio;

    Permission(String deed, boolean withinPortfolio) {
        this.deed = deed;
        this.withinPortfolio = withinPortfolio;
    }

    /** False for what concerns all customers at once, which nobody does who sees only some. */
    boolean isWithinPortfolio() {
        return withinPortfolio;
    }

    /** Who may and who asked, in words for the person who may not. */
    String refusal(Principal asked) {
        List<String> who = Arrays.stream(Role.values())
                .filter(role -> role.may(this))
                .map(role -> role.label().toLowerCase(Locale.ROOT))
                .toList();
        String last = who.getLast();
        String others = who.stream().limit(who.size() - 1L).collect(Collectors.joining(", "));
        String words = others.isEmpty() ? last : others + " or " + last;
        return asked.role().may(this)
                ? "Only who sees all customers may %s, and you see a portfolio.".formatted(deed)
                : "Only an %s may %s, and your role is %s."
                        .formatted(words, deed, asked.role().label());
    }
}
