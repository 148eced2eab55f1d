package io.mainstay.platform;

/** What kind of refusal this is, so that each way out (page, problem, exit code) can say it in its own manner. */
public enum ErrorCode {
    INVALID(Category.YOURS, 400),
    NOT_SIGNED_IN(Category.YOURS, 401),
    FORBIDDEN(Category.YOURS, 403),
    NOT_FOUND(Category.YOURS, 404),
    TOO_LARGE(Category.YOURS, 413),
    TOO_MANY(Category.YOURS, 429),
    CHANGED_MEANWHILE(Category.CONFLICT, 409),
    ALREADY_THERE(Category.CONFLICT, 409),
    NOT_IN_THIS_STATE(Category.CONFLICT, 409),
    SOURCE_FAILED(Category.THEIRS, 502),
    UNAVAILABLE(Category.OURS, 503),
    UNEXPECTED(Category.OURS, 500);

    /** Who can do something about it. */
    public enum Category {
        YOURS,
        CONFLICT,
        THEIRS,
        OURS
    }

    private final Category category;
    private final int status;

    ErrorCode(Category category, int status) {
        this.category = category;
        this.status = status;
    }

    public Category category() {
        return category;
    }

    /** What it is called in HTTP. */
    public int status() {
        return status;
    }
}
