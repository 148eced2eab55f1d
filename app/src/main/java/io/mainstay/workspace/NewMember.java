package io.mainstay.workspace;

import java.util.Locale;

/** Somebody about to become a member, with the password in clear; it never appears in a log. */
public final class NewMember {

    private final String email;
    private final String name;
    private final String password;

    public NewMember(String email, String name, String password) {
        this.email = normal(email);
        this.name = name.strip();
        this.password = password;
    }

    /** E-mail addresses are compared in lower case. */
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    String password() {
        return password;
    }

    @Override
    public String toString() {
        return "NewMember[" + email + "]";
    }
}
