package io.mainstay.sources.csv;

import io.mainstay.platform.DataFolder;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The uploaded files, kept in the data folder under names of our own. */
final class ImportFiles {

    private static final int COPIED_AT_ONCE = 64 * 1024;

    private final Path folder;

    ImportFiles(DataFolder data) {
        this.folder = data.resolve("imports");
    }

    /** Takes in a file up to the limit; it has no import yet. */
    Path receive(InputStream in) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "upload-", ".csv");
            try {
                long bytes = copy(in, draft);
                checkContent(draft, bytes);
                return draft;
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(draft);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long copy(InputStream in, Path draft) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[COPIED_AT_ONCE];
        try (OutputStream out = Files.newOutputStream(draft)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes += count;
                if (bytes > Limits.BYTES) {
                    throw new Refused(
                            ErrorCode.TOO_LARGE, "The file is larger than 100 MB. Split it and import the parts.");
                }
                out.write(buffer, 0, count);
            }
        }
        return bytes;
    }

    private static void checkContent(Path draft, long bytes) throws IOException {
        if (bytes == 0) {
            throw new Refused(ErrorCode.INVALID, "The file is empty. Choose a file with a header row and records.");
        }
        try (InputStream in = Files.newInputStream(draft)) {
            byte[] start = in.readNBytes(4);
            if (start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3) {
                throw new Refused(
                        ErrorCode.INVALID,
                        "This is a spreadsheet or a zip file. Save it as CSV first, then choose that file.");
            }
        }
    }

    void keep(Path draft, ImportId id) {
        try {
            Files.move(draft, path(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(ImportId id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(ImportId id) {
        return Files.exists(path(id));
    }

    Path path(ImportId id) {
        return folder.resolve(id + ".csv");
    }

    Rows open(Import imported) {
        try {
            return Rows.of(path(imported.id()), imported.file().format());
        } catch (IOException e) {
            throw new Refused(
                    ErrorCode.NOT_IN_THIS_STATE,
                    "The file %s is no longer kept. Upload it again."
                            .formatted(imported.file().name()));
        }
    }

    /** The file as a format reads it, or a refusal when it breaks a limit as a whole. */
    static Import.File read(Path path, String name, Format format, List<String> doubts) {
        try (Rows rows = Rows.of(path, format)) {
            int count = 0;
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                count++;
                if (count > Limits.ROWS) {
                    throw new Refused(
                            ErrorCode.TOO_LARGE,
                            "The file has more than 1,000,000 rows. Split it and import the parts.");
                }
            }
            if (rows.headerFault() != null) {
                throw new Refused(ErrorCode.INVALID, "The header row cannot be read: " + rows.headerFault() + ".");
            }
            if (rows.columns().isEmpty()) {
                throw new Refused(ErrorCode.INVALID, "The file has no rows.");
            }
            return new Import.File(name, Files.size(path), format, rows.columns(), count, doubts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first rows, as the file has them. */
    List<Row> sample(Import imported, int most) {
        List<Row> sample = new ArrayList<>();
        try (Rows rows = open(imported)) {
            for (Optional<Row> row = rows.next(); row.isPresent() && sample.size() < most; row = rows.next()) {
                sample.add(row.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sample;
    }
}
