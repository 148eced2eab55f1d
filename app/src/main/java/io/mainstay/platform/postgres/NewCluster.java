package io.mainstay.platform.postgres;

import io.mainstay.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/** Makes the files of an empty server, which sorts texts the same on every machine and notices a damaged page. */
record NewCluster(PostgresCommand command, String owner, ServerPassword password) {

    /** Made beside its place and then moved, so that a half-made one is never taken for a whole one. */
    void at(Path cluster) {
        try {
            var draft = cluster.resolveSibling("postgres.new");
            FileSystemUtils.deleteRecursively(draft);
            Files.createDirectory(draft);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
            command.user().own(draft);
            var handed = cluster.resolveSibling("postgres.password.new");
            Files.deleteIfExists(handed);
            password.writtenTo(handed);
            command.user().own(handed);
            command.run(
                    "initdb",
                    "--pgdata=" + draft,
                    "--username=" + owner,
                    "--pwfile=" + handed,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8",
                    "--data-checksums");
            Files.delete(handed);
            Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cannot) {
            throw new CannotStart("the database cannot be made in %s: %s".formatted(cluster, cannot), cannot);
        }
    }
}
