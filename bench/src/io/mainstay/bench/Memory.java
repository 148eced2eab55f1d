package io.mainstay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process takes of the machine's memory, as Linux counts it. */
final class Memory {

    private Memory() {}

    static long residentMegabytes() throws IOException {
        return kilobytes("VmRSS:") / 1024;
    }

    static long peakMegabytes() throws IOException {
        return kilobytes("VmHWM:") / 1024;
    }

    private static long kilobytes(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
