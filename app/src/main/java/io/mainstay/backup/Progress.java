package io.mainstay.backup;

/** Hears how far a backup or a restore is. */
public interface Progress {

    /**
     * @param step what is being done, such as {@code fact}
     * @param rows how many are done with
     */
    void at(String step, long rows, boolean finished);
}
