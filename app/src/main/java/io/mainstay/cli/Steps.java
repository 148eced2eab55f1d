package io.mainstay.cli;

import io.mainstay.backup.Progress;
import java.io.PrintStream;

/** Prints how far a backup or a restore is, a line for each step that is done and for each long while in between. */
record Steps(PrintStream out) implements Progress {

    @Override
    public void at(String step, long rows, boolean finished) {
        out.println("  %-28s%,14d%s".formatted(step, rows, finished ? "" : " ..."));
    }
}
