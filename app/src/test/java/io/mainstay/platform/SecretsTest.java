package io.mainstay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class SecretsTest {

    private static final String ONE_KEY = MasterKey.random().text();
    private static final String OTHER_KEY = MasterKey.random().text();

    private final DataSource database = TestPostgres.fresh();
    private final JdbcClient db = JdbcClient.create(database);

    @TempDir
    private Path temp;

    private DataFolder folder;

    @BeforeEach
    void open() {
        folder = DataFolder.open(temp);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void what_was_kept_is_read_again_after_a_restart_and_stands_nowhere_in_the_open() {
        secrets(Map.of()).keep("source/billing/key", "sk_test_harbor");

        assertThat(secrets(Map.of()).find("source/billing/key")).contains("sk_test_harbor");
        assertThat(db.sql("select encode(sealed, 'escape') from secret")
                        .query(String.class)
                        .list())
                .noneMatch(stored -> stored.contains("harbor"));
    }

    @Test
    void the_same_secret_is_sealed_differently_each_time() {
        var secrets = secrets(Map.of());
        secrets.keep("one", "same");
        secrets.keep("other", "same");

        assertThat(db.sql("select count(distinct substring(sealed for 12)) from secret")
                        .query(Long.class)
                        .single())
                .as("nonces, that of the check included")
                .isEqualTo(3);
    }

    @Test
    void a_secret_moved_to_another_owner_does_not_open() {
        var secrets = secrets(Map.of());
        secrets.keep("mine", "sesame");
        db.sql("update secret set owner = 'yours' where owner = 'mine'").update();

        assertThatThrownBy(() -> secrets.find("yours"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("yours")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void the_key_lies_in_the_data_folder_for_its_owner_only() throws IOException {
        secrets(Map.of());

        assertThat(Files.getPosixFilePermissions(temp.resolve("secret.key"))).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void without_its_key_the_program_does_not_start_and_makes_no_other() throws IOException {
        secrets(Map.of()).keep("one", "sesame");
        Files.delete(temp.resolve("secret.key"));

        assertThatThrownBy(() -> secrets(Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("secret.key")
                .hasMessageContaining("is not there");
        assertThat(temp.resolve("secret.key")).doesNotExist();
    }

    @Test
    void with_another_key_the_program_does_not_start_even_when_nothing_is_kept_yet() {
        secrets(Map.of("MAINSTAY_SECRET_KEY", ONE_KEY));

        assertThatThrownBy(() -> secrets(Map.of("MAINSTAY_SECRET_KEY", OTHER_KEY)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(MasterKey.of(ONE_KEY).id())
                .hasMessageContaining("MAINSTAY_SECRET_KEY")
                .hasMessageNotContaining(OTHER_KEY);
    }

    @Test
    void a_key_file_is_rotated_in_place_and_the_old_key_opens_nothing_more() throws IOException {
        var secrets = secrets(Map.of());
        secrets.keep("one", "sesame");
        String before = Files.readString(temp.resolve("secret.key"));

        assertThat(secrets.rotate()).isEqualTo(1);

        assertThat(secrets.find("one")).contains("sesame");
        assertThat(secrets(Map.of()).find("one")).contains("sesame");
        assertThatThrownBy(() -> secrets(Map.of("MAINSTAY_SECRET_KEY", before))).isInstanceOf(CannotStart.class);
    }

    @Test
    void a_given_key_is_replaced_by_standing_behind_the_new_one_until_all_is_sealed_anew() {
        var before = secrets(Map.of("MAINSTAY_SECRET_KEY", ONE_KEY));
        before.keep("one", "sesame");
        assertThatThrownBy(before::rotate).isInstanceOf(Refused.class).hasMessageContaining("a comma");

        var both = secrets(Map.of("MAINSTAY_SECRET_KEY", OTHER_KEY + "," + ONE_KEY));
        assertThat(both.find("one")).contains("sesame");
        both.rotate();

        assertThat(secrets(Map.of("MAINSTAY_SECRET_KEY", OTHER_KEY)).find("one"))
                .contains("sesame");
    }

    @Test
    void a_rotation_that_was_cut_short_after_its_new_key_was_kept_loses_nothing() {
        secrets(Map.of()).keep("one", "sesame");
        MasterKeys.open(SecretKey.inDataFolder(), folder, false).withNewFirst();

        var secrets = secrets(Map.of());
        assertThat(secrets.find("one")).contains("sesame");
        secrets.rotate();
        assertThat(secrets(Map.of()).find("one")).contains("sesame");
    }

    @Test
    void what_is_forgotten_is_gone() {
        var secrets = secrets(Map.of());
        secrets.keep("one", "sesame");
        secrets.forget("one");

        assertThat(secrets.find("one")).isEmpty();
    }

    @Test
    void a_key_that_cannot_be_one_is_a_mistake_in_the_settings() {
        assertThatThrownBy(() -> Settings.read(Map.of("MAINSTAY_SECRET_KEY", "hunter2")::get))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("MAINSTAY_SECRET_KEY must be 32 bytes")
                .hasMessageNotContaining("hunter2");
    }

    private Secrets secrets(Map<String, String> variables) {
        return new Secrets(
                db,
                new DataSourceTransactionManager(database),
                Settings.read(variables::get),
                folder,
                Clock.systemUTC());
    }
}
