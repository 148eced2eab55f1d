package io.mainstay.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which passwords are accepted: long enough and not among those that everybody tries first; nothing else is asked. */
public final class PasswordRule {

    public static final int LEAST = 12;
    public static final int MOST = 128;

    private static final Set<String> COMMON = common();

    private PasswordRule() {}

    /** What is wrong with the password, in words for the person who chose it; empty when nothing is. */
    public static Optional<String> problem(String password) {
        if (password.length() < LEAST) {
            return Optional.of("Use at least %d characters; a few words in a row do well.".formatted(LEAST));
        }
        if (password.length() > MOST) {
            return Optional.of("Use at most %d characters.".formatted(MOST));
        }
        if (isCommon(password)) {
            return Optional.of("This password is one of the first that others would try. Choose another.");
        }
        return Optional.empty();
    }

    /** A common word stays common with other letter cases, or with digits and signs around it. */
    private static boolean isCommon(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String bare = lower.replaceAll("^[^a-z]+|[^a-z]+$", "");
        return lower.chars().distinct().count() < 4 || COMMON.contains(lower) || COMMON.contains(bare);
    }

    private static Set<String> common() {
        try (var list = PasswordRule.class.getResourceAsStream("/workspace/common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("The list of common passwords is missing from the program");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
