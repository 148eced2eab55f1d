package io.mainstay.semantics;

import java.util.regex.Pattern;

/** The form of every name in a definition: `lower_snake_case`, safe to write into SQL. */
final class Word {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private Word() {}

    static boolean fits(String text) {
        return text.length() <= 60 && FORM.matcher(text).matches();
    }

    static String check(String what, String text) {
        if (!fits(text)) {
            throw new IllegalArgumentException("%s \"%s\" must be lower_snake_case".formatted(what, text));
        }
        return text;
    }
}
