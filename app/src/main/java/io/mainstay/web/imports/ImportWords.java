package io.mainstay.web.imports;

import io.mainstay.sources.csv.Import;
import io.mainstay.web.parts.Badge;

/** How imports are worded. */
final class ImportWords {

    private ImportWords() {}

    static Badge badge(Import.State state) {
        return switch (state) {
            case UPLOADED -> new Badge("plain", "To be mapped");
            case CHECKING -> new Badge("accent", "Trying");
            case CHECKED -> new Badge("accent", "Ready to import");
            case IMPORTING -> new Badge("accent", "Importing");
            case IMPORTED -> new Badge("good", "Imported");
            case CANCELED -> new Badge("plain", "Canceled");
            case STOPPED -> new Badge("bad", "Stopped");
            case UNDOING -> new Badge("accent", "Undoing");
            case UNDONE -> new Badge("plain", "Undone");
        };
    }

    static String href(Import imported) {
        return "/data/imports/" + imported.id();
    }

    /** 1.4 MB */
    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000 ? "%d kB".formatted(Math.round(bytes / 1e3)) : "%.1f MB".formatted(bytes / 1e6);
    }
}
