/** The settings pages: the company, tokens, and whatever other parts declare as a {@code SettingsEntry}. */
@NullMarked
package io.mainstay.web.settings;

import org.jspecify.annotations.NullMarked;
