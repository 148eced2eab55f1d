package io.mainstay.platform;

/** There is no such thing, or none that the one who asked may see. */
public class NotFound extends Refused {

    /** @param kind what was asked for, in words: "account", "import" */
    public NotFound(String kind, Object id) {
        super(ErrorCode.NOT_FOUND, "There is no %s %s.".formatted(kind, id));
    }
}
