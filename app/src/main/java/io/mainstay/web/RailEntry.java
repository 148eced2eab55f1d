package io.mainstay.web;

import io.mainstay.workspace.Permission;

/**
 * An entry of the left rail. A screen that exists declares its entry as a bean; nothing else needs to know of it.
 *
 * @param order its place, counted from the top; from 100 on it stands at the bottom
 * @param path where it leads, and the beginning of the paths that belong to it
 * @param icon a name that {@code parts/icon.jte} knows
 * @param key the letter that goes there after {@code g}
 * @param needs what a reader must be allowed to find it
 */
public record RailEntry(int order, String label, String path, String icon, char key, Permission needs) {

    public RailEntry(int order, String label, String path, String icon, char key) {
        this(order, label, path, icon, key, Permission.SEE);
    }

    public boolean atBottom() {
        return order >= 100;
    }

    public boolean holds(String other) {
        return other.equals(path) || other.startsWith(path + "/");
    }
}
