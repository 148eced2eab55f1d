package io.mainstay.web.settings;

/** A page of the settings, declared as a bean by the part it belongs to. */
public record SettingsEntry(int order, String label, String path) {}
