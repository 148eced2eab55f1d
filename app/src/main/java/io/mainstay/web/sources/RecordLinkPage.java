package io.mainstay.web.sources;

import io.mainstay.web.parts.Field;

/** @param own the address of the source's page */
public record RecordLinkPage(String label, String own, Field field) {}
