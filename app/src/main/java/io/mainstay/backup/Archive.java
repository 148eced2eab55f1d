package io.mainstay.backup;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup's file, opened for reading. */
final class Archive implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest();
    }

    static Archive open(Path file) {
        if (!Files.isReadable(file)) {
            throw new Refused(ErrorCode.NOT_FOUND, "The file %s cannot be read.".formatted(file));
        }
        try {
            var zip = new ZipFile(file.toFile());
            try {
                return new Archive(file, zip);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | JacksonException | UncheckedIOException e) {
            throw damaged(file, "it is not a whole backup");
        }
    }

    private Manifest manifest() throws IOException {
        byte[] text = stream(Manifest.ENTRY).readAllBytes();
        int format = JsonMapper.shared().readTree(text).path("format").asInt(0);
        if (format > Manifest.FORMAT) {
            throw new Refused(
                    ErrorCode.INVALID,
                    "The backup %s was written by a later Mainstay (format %d; this one reads %d)."
                            .formatted(file, format, Manifest.FORMAT));
        }
        return JsonMapper.shared().readValue(text, Manifest.class);
    }

    Manifest contents() {
        return manifest;
    }

    /** Reads everything once and compares it with what was written, before anything is done with it. */
    void check() {
        for (Manifest.Table table : manifest.tables()) {
            if (table.rows() > 0 && !table.holds(digest(table))) {
                throw damaged(file, "the table %s is not as it was written".formatted(table.name()));
            }
        }
        manifest.files().forEach(this::check);
        if (manifest.keys() != null) {
            check(manifest.keys());
        }
    }

    private RowsDigest digest(Manifest.Table table) {
        var digest = new RowsDigest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = rows(table)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.add(buffer, count);
            }
            return digest;
        } catch (IOException e) {
            throw damaged(file, "the table %s cannot be read".formatted(table.name()));
        }
    }

    private void check(Manifest.KeptFile kept) {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = open(kept)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw damaged(file, "%s cannot be read".formatted(kept.name()));
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(kept.sha256())) {
            throw damaged(file, "%s is not as it was written".formatted(kept.name()));
        }
    }

    InputStream rows(Manifest.Table table) throws IOException {
        return table.rows() == 0 ? InputStream.nullInputStream() : stream(table.entry());
    }

    InputStream open(Manifest.KeptFile kept) throws IOException {
        return stream(kept.entry());
    }

    private InputStream stream(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("without " + name);
        }
        return zip.getInputStream(entry);
    }

    private static Refused damaged(Path file, String how) {
        return new Refused(
                ErrorCode.INVALID, "The backup %s is damaged: %s. Nothing was restored.".formatted(file, how));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
