package io.mainstay.accounts;

/** Which account is meant, inside Mainstay. Outside, an account is known by its key. */
public record AccountId(long value) {

    public static AccountId of(long value) {
        return new AccountId(value);
    }

    public static AccountId of(String text) {
        return new AccountId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
