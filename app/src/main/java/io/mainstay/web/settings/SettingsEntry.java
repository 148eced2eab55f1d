package io.mainstay.web.settings;

import io.mainstay.workspace.Permission;

/**
 * A page of the settings, declared as a bean by the part it belongs to.
 *
 * @param needs who may not do this is not offered the page
 */
public record SettingsEntry(int order, String label, String path, Permission needs) {

    public SettingsEntry(int order, String label, String path) {
        this(order, label, path, Permission.SEE);
    }
}
