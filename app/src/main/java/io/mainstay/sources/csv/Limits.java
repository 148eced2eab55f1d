package io.mainstay.sources.csv;

/** How large a file may be. Larger ones are refused with a sentence that names the limit. */
public final class Limits {

    public static final long BYTES = 100L * 1024 * 1024;
    public static final int ROWS = 1_000_000;
    public static final int COLUMNS = 200;
    public static final int CELL_CHARACTERS = 32 * 1024;
    public static final int ROWS_PER_CHUNK = 1_000;

    private Limits() {}
}
