package io.mainstay.platform;

/** Something outside the program keeps it from starting. The message is for the person who started it. */
public class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
