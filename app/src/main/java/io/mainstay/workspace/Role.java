package io.mainstay.workspace;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a member is here to do, and so what they may. */
public enum Role {
    OWNER("Owner", "Everything, and who the owners are.", EnumSet.allOf(Permission.class)),
    ADMIN("Admin", "Everything but making and unmaking owners.", EnumSet.allOf(Permission.class)),
    MANAGER(
            "Manager",
            "Sees and works, brings in records, and closes periods.",
            EnumSet.of(
                    Permission.SEE,
                    Permission.SEE_COMPANY,
                    Permission.WORK,
                    Permission.MANAGE_SOURCES,
                    Permission.CLOSE_PERIODS)),
    CSM("CSM", "Sees, and keeps views and notes.", EnumSet.of(Permission.SEE, Permission.SEE_COMPANY, Permission.WORK)),
    VIEWER("Viewer", "Sees, and changes nothing.", EnumSet.of(Permission.SEE, Permission.SEE_COMPANY));

    private final String label;
    private final String meaning;
    private final Set<Permission> permissions;

    Role(String label, String meaning, Set<Permission> permissions) {
        this.label = label;
        this.meaning = meaning;
        this.permissions = permissions;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** As it is kept and sent: "owner". */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> find(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }
}
