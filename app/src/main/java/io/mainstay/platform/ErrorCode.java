package io.mainstay.platform;

/** What kind of refusal this is, so that each way out (page, problem, exit code) can say it in its own manner. */
public enum ErrorCode {
    INVALID(Category.YOURS),
    NOT_SIGNED_IN(Category.YOURS),
    FORBIDDEN(Category.YOURS),
    NOT_FOUND(Category.YOURS),
    TOO_LARGE(Category.YOURS),
    TOO_MANY(Category.YOURS),
    CHANGED_MEANWHILE(Category.CONFLICT),
    ALREADY_THERE(Category.CONFLICT),
    NOT_IN_THIS_STATE(Category.CONFLICT),
    SOURCE_FAILED(Category.THEIRS),
    UNAVAILABLE(Category.OURS),
    UNEXPECTED(Category.OURS);

    /** Who can do something about it. */
    public enum Category {
        YOURS,
        CONFLICT,
        THEIRS,
        OURS
    }

    private final Category category;

    ErrorCode(Category category) {
        this.category = category;
    }

    public Category category() {
        return category;
    }
}
