package io.mainstay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time, which says the same on a busy machine as on a quiet one. */
final class Cpu {

    private static final double TICKS_PER_SECOND = 100;

    private Cpu() {}

    static double ofThisProgram() {
        return seconds(ProcessHandle.current());
    }

    /** Of a PostgreSQL server with everyone who works for it or has. */
    static double ofServer(Path folder) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(server), server.children())
                .mapToDouble(Cpu::seconds)
                .sum();
    }

    /** Its own and that of its children that have ended. */
    private static double seconds(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int field = 11; field <= 14; field++) {
                ticks += Double.parseDouble(fields[field]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException ended) {
            return 0;
        }
    }
}
