package io.mainstay.backup;

import io.mainstay.platform.Sha256;
import java.security.MessageDigest;

/**
 * Counts the rows of a table and adds up their SHA-256, so that two tables agree when they hold the same rows, in
 * whatever order a database hands them out. A row is a line of PostgreSQL's text format.
 */
final class RowsDigest {

    private static final int PARTS = 4;

    private final MessageDigest sha = Sha256.digest();
    private final long[] sums = new long[PARTS];
    private long rows;

    /** Takes the next bytes, which may end within a row. */
    void add(byte[] bytes, int length) {
        int begin = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n') {
                sha.update(bytes, begin, at - begin);
                endRow();
                begin = at + 1;
            }
        }
        sha.update(bytes, begin, length - begin);
    }

    private void endRow() {
        byte[] digest = sha.digest();
        for (int part = 0; part < PARTS; part++) {
            long value = 0;
            for (int at = part * Long.BYTES; at < (part + 1) * Long.BYTES; at++) {
                value = value << Byte.SIZE | digest[at] & 0xff;
            }
            sums[part] += value;
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    String text() {
        return "%016x%016x%016x%016x".formatted(sums[0], sums[1], sums[2], sums[3]);
    }
}
