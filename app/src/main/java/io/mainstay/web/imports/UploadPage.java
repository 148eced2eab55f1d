package io.mainstay.web.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that takes a file. */
public record UploadPage(
        String source, List<String> sources, @Nullable String problem) {}
