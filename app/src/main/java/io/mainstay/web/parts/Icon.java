package io.mainstay.web.parts;

import java.util.Map;

/** The line pictures of the pages, drawn on a square of 24 by 24. */
public final class Icon {

    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("overview", "M4 4h7v9H4zM13 4h7v5h-7zM13 12h7v8h-7zM4 16h7v4H4z"),
            Map.entry("accounts", "M4 21V5l8-2v18M12 8l8 2v11M2 21h20M7 8v1M7 12v1M7 16v1M16 13v1M16 17v1"),
            Map.entry("metrics", "M4 20V10M10 20V4M16 20v-7M22 20H2"),
            Map.entry("data", "M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zM4 6c0 4 16 4 16 0M4 12c0 4 16 4 16 0"),
            Map.entry(
                    "settings",
                    "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0"),
            Map.entry("person", "M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M5 21c0-9 14-9 14 0"),
            Map.entry("menu", "M4 6h16M4 12h16M4 18h16"),
            Map.entry("fold", "M4 5h16v14H4zM9 5v14"),
            Map.entry("search", "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.5L20 20"),
            Map.entry("calendar", "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"),
            Map.entry("clock", "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 7v5l3 2"),
            Map.entry("close", "M6 6l12 12M18 6L6 18"),
            Map.entry("expand", "M14 4h6v6M20 4l-8 8M10 5H5v14h14v-5"),
            Map.entry("copy", "M8 8h12v12H8zM16 8V4H4v12h4"),
            Map.entry("download", "M12 4v11M7 11l5 5l5-5M4 20h16"),
            Map.entry("columns", "M4 5h16v14H4zM10 5v14M15 5v14"),
            Map.entry("up", "M12 19V5M6 11l6-6l6 6"),
            Map.entry("down", "M12 5v14M6 13l6 6l6-6"),
            Map.entry("right", "M9 5l7 7l-7 7"),
            Map.entry("left", "M15 5l-7 7l7 7"),
            Map.entry("plus", "M12 5v14M5 12h14"),
            Map.entry("good", "M5 12l5 5L20 7"),
            Map.entry("warning", "M12 4l9 16H3zM12 10v4M12 17v.5"),
            Map.entry("bad", "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16v.5"),
            Map.entry("note", "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 11v5M12 8v.5"),
            Map.entry("token", "M3 15a4 4 0 1 0 8 0a4 4 0 1 0-8 0M10 12L20 3M16 7l3 3"),
            Map.entry("target", "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0"),
            Map.entry("revenue", "M6 3h12v18l-3-2l-3 2l-3-2l-3 2zM9 8h6M9 12h6"),
            Map.entry("policy", "M6 3h12v18H6zM9 8h6M9 12h6M9 16h3"));

    private Icon() {}

    public static String path(String name) {
        String path = PATHS.get(name);
        if (path == null) {
            throw new IllegalArgumentException("There is no icon " + name);
        }
        return path;
    }
}
