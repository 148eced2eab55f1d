package io.mainstay.api;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.util.List;

/** A request's body cannot be read as what it should be; nothing of it was done. */
final class BadBody extends Refused {

    private final List<Mistake> mistakes;

    BadBody(List<Mistake> mistakes) {
        super(ErrorCode.INVALID, "The body is not what this address takes; nothing of it was recorded.");
        this.mistakes = List.copyOf(mistakes);
    }

    List<Mistake> mistakes() {
        return mistakes;
    }
}
