package io.mainstay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path temp;

    @Test
    void a_second_program_on_the_folder_is_told_so() {
        try (var first = DataFolder.open(temp)) {
            assertThatThrownBy(() -> DataFolder.open(first.path()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("another Mainstay is using the data folder")
                    .hasMessageContaining("MAINSTAY_DATA");
        }
        DataFolder.open(temp).close();
    }

    @Test
    void a_secret_is_for_the_owner_only() throws IOException {
        try (var folder = DataFolder.open(temp)) {
            folder.writeSecret("token", "one");
            folder.writeSecret("token", "other");

            assertThat(Files.readString(folder.resolve("token"))).isEqualTo("other");
            assertThat(Files.getPosixFilePermissions(folder.resolve("token"))).hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }
}
