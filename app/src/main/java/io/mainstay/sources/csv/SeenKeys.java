package io.mainstay.sources.csv;

import java.util.Arrays;

/**
 * Which record keys a file has named so far, in sixteen bytes each at most: a file may name two million. Two keys with
 * the same 64-bit fingerprint would pass for one, which a count in a dry run can bear.
 */
final class SeenKeys {

    private static final int SMALLEST = 1 << 12;

    private long[] slots = new long[SMALLEST];
    private int count;

    /** True the first time. */
    boolean add(String key) {
        if (count * 2 >= slots.length) {
            grow();
        }
        return put(fingerprint(key));
    }

    private boolean put(long fingerprint) {
        int slot = (int) (fingerprint & (slots.length - 1));
        while (slots[slot] != 0) {
            if (slots[slot] == fingerprint) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = fingerprint;
        count++;
        return true;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        count = 0;
        Arrays.stream(before).filter(fingerprint -> fingerprint != 0).forEach(this::put);
    }

    /** FNV-1a, stirred so that the low bits depend on all; never zero, which marks a free slot. */
    private static long fingerprint(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
