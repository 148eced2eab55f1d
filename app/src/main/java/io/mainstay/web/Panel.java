package io.mainstay.web;

import gg.jte.Content;

/**
 * Content shown in the panel at the right.
 *
 * @param href the same content as a page of its own
 * @param asOf "as known on 31 Oct 2026", or empty for now
 */
public record Panel(String title, Content content, String href, String asOf) {}
