package io.mainstay.backup;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds, and how to know that it is all there.
 *
 * @param format the version of the file's layout; docs/operate/backup.md describes it
 * @param server which PostgreSQL it was read from
 * @param migrations those that made the tables, in the order in which they ran
 * @param tables in an order in which each comes after those it refers to
 * @param chains where chains of hashes end that are among the rows, such as the audit log
 * @param keys the file that holds the keys of the stored secrets, or null when it was left out
 */
public record Manifest(
        int format,
        Instant madeAt,
        String server,
        List<Migration> migrations,
        List<Table> tables,
        List<Sequence> sequences,
        List<KeptFile> files,
        List<Chain> chains,
        @Nullable KeptFile keys) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** A change of the database's shape. */
    public record Migration(String version, String script, int checksum) {}

    /**
     * A table's rows.
     *
     * @param digest of all rows, in whatever order they stand
     */
    public record Table(String name, List<String> columns, long rows, String digest) {

        public Table {
            columns = List.copyOf(columns);
            plain(name);
            columns.forEach(Manifest::plain);
        }

        String entry() {
            return "tables/" + name;
        }

        boolean holds(RowsDigest read) {
            return rows == read.rows() && digest.equals(read.text());
        }
    }

    /** How far a sequence has counted. */
    public record Sequence(String name, long last, boolean called) {

        public Sequence {
            plain(name);
        }
    }

    /** A chain of hashes: how many links it has, and the hash of the last one. */
    public record Chain(String name, long length, String sha256) {}

    /** A file that is kept as it is. */
    public record KeptFile(String name, long bytes, String sha256) {

        private static final Pattern HARMLESS = Pattern.compile("imports/[0-9]+\\.csv|secret\\.key");

        public KeptFile {
            if (!HARMLESS.matcher(name).matches()) {
                throw new Refused(
                        ErrorCode.INVALID, "The backup names a file %s, which it never does.".formatted(name));
            }
        }

        String entry() {
            return "files/" + name;
        }
    }

    public Manifest {
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
        // A backup made before chains were noted has none.
        chains = chains == null ? List.of() : List.copyOf(chains);
    }

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    /** Names reach SQL, so none but plain ones are taken. */
    private static void plain(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new Refused(
                    ErrorCode.INVALID, "The backup names a table or column %s, which it never does.".formatted(name));
        }
    }
}
