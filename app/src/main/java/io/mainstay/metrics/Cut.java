package io.mainstay.metrics;

import java.util.regex.Pattern;

/** By what a metric is split: nothing, each account, or an account attribute as it was in the period. */
public sealed interface Cut {

    record None() implements Cut {}

    record ByAccount() implements Cut {}

    /** An attribute of account profiles: a field such as `segment`, or `traits.` and a name. */
    record By(String attribute) implements Cut {
        private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,59}|traits\\.[^'\"\\\\]{1,80}");

        public By {
            if (!FORM.matcher(attribute).matches()) {
                throw new IllegalArgumentException("\"%s\" is no attribute".formatted(attribute));
            }
        }
    }

    static Cut none() {
        return new None();
    }

    /** As written in addresses: empty, `account`, or an attribute. */
    static Cut of(String text) {
        return switch (text) {
            case "" -> new None();
            case "account" -> new ByAccount();
            default -> new By(text);
        };
    }

    default String code() {
        return switch (this) {
            case None _ -> "";
            case ByAccount _ -> "account";
            case By(String attribute) -> attribute;
        };
    }
}
