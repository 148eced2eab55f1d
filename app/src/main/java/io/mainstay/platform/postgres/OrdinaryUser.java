package io.mainstay.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.mainstay.platform.CannotStart;
import io.mainstay.platform.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who runs the server. PostgreSQL refuses to run as root, so root runs it in a user namespace where it is nobody; where
 * namespaces are forbidden, as in many containers, it runs as the user nobody, who then owns the database's folder.
 */
final class OrdinaryUser {

    private static final int ROOT = 0;
    private static final int NOBODY = 65_534;

    private final List<String> prefix;
    private final int owner;

    private OrdinaryUser(List<String> prefix, int owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /** @param folder the database's folder, which may not be there yet; whoever owns it keeps it */
    static OrdinaryUser of(Path folder) {
        if (ourselves() != ROOT) {
            return new OrdinaryUser(List.of(), ourselves());
        }
        int owner = Files.exists(folder) ? ownerOf(folder) : ROOT;
        if (owner == ROOT && worksFor("unshare", "-U", "true")) {
            return new OrdinaryUser(List.of("unshare", "-U"), ROOT);
        }
        int other = owner == ROOT ? NOBODY : owner;
        var drop = List.of("setpriv", "--reuid=" + other, "--regid=" + other, "--clear-groups");
        if (worksFor(
                "setpriv",
                "--reuid=" + other,
                "--regid=" + other,
                "--clear-groups",
                "test",
                "-x",
                folder.resolveSibling(".").toString())) {
            return new OrdinaryUser(drop, other);
        }
        throw new CannotStart(
                "PostgreSQL refuses to run as root, and no other user can be used for %s; run Mainstay as an"
                                .formatted(folder)
                        + " ordinary user, or set " + Setting.DATABASE_URL.variable());
    }

    List<String> prefix() {
        return prefix;
    }

    /** Makes a folder or file the server must own its own. */
    void own(Path path) {
        if (owner == ourselves()) {
            return;
        }
        try {
            Files.setAttribute(path, "unix:uid", owner);
        } catch (IOException cannot) {
            throw new CannotStart("%s cannot be given to user %d: %s".formatted(path, owner, cannot), cannot);
        }
    }

    private static int ourselves() {
        return (int) new UnixSystem().getUid();
    }

    private static int ownerOf(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:uid");
        } catch (IOException cannot) {
            throw new CannotStart("the owner of %s cannot be read: %s".formatted(path, cannot), cannot);
        }
    }

    private static boolean worksFor(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
