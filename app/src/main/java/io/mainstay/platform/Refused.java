package io.mainstay.platform;

/** We will not do this, and the message says to the person who asked why and what to do. Ends the request. */
public class Refused extends RuntimeException {

    private final ErrorCode code;

    public Refused(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
