package io.mainstay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainstay.platform.CannotStart;
import io.mainstay.platform.DataFolder;
import io.mainstay.platform.DatabaseUrl;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Settings;
import io.mainstay.platform.TestPostgres;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a backup keeps, and when one is not taken back. */
class RestoreTest {

    private static final Progress QUIET = (_, _, _) -> {};

    private static final String FACT = """
            insert into fact (seq, kind, at, subject, fields, source, source_key, revision, digest, recorded_at, retracted)
            select number, 'invoice', timestamptz '2026-01-31 23:30+02', e'tab\\tline\\nback\\\\slash', '{"amount": 1.50}',
                   'crm', 'k' || number, 1, '\\x00ff', now(), false
              from generate_series(1, 1000) number
            """;

    @TempDir
    private Path temp;

    private final String url = TestPostgres.freshUrl();
    private final JdbcClient db = db(url);

    @Test
    void rows_and_sequences_come_back_and_facts_stay_append_only() {
        db.sql(FACT).update();
        db.sql("insert into account (key, created_at) values ('harbor', now()), ('keel', now())")
                .update();
        db.sql("delete from account where key = 'keel'").update();

        String restored = restore(backup());

        assertThat(db(restored)
                        .sql("select md5(string_agg(f::text, '' order by seq)) from fact f")
                        .query(String.class)
                        .single())
                .isEqualTo(db.sql("select md5(string_agg(f::text, '' order by seq)) from fact f")
                        .query(String.class)
                        .single());
        db(restored)
                .sql("insert into account (key, created_at) values ('mast', now())")
                .update();
        assertThat(db(restored)
                        .sql("select id from account where key = 'mast'")
                        .query(Long.class)
                        .single())
                .as("an id is never given twice")
                .isEqualTo(3);
        assertThatThrownBy(() -> db(restored).sql("delete from fact").update()).hasMessageContaining("never changed");
    }

    @Test
    void who_is_signed_in_is_not_kept() {
        db.sql("insert into spring_session values ('a', 'b', 1, 1, 1, 1, 'ada')")
                .update();

        assertThat(db(restore(backup()))
                        .sql("select count(*) from spring_session")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_backup_is_of_one_moment_while_people_go_on_working() throws Exception {
        var done = new AtomicBoolean();
        var writer = Thread.ofPlatform().start(() -> {
            for (int number = 0; !done.get(); number++) {
                db.sql("""
                        with new as (insert into account (key, created_at) values (:key, now()) returning key)
                        insert into record_source (name, label, way, created_at) select key, '', 'api', now() from new
                        """).param("key", "k" + number).update();
            }
        });
        Path file = backup();
        done.set(true);
        writer.join();

        JdbcClient restored = db(restore(file));
        assertThat(restored.sql("select count(*) from account")
                        .query(Long.class)
                        .single())
                .isEqualTo(restored.sql("select count(*) from record_source")
                        .query(Long.class)
                        .single());
    }

    @Test
    void an_older_backup_is_brought_up_to_date() {
        var old = TestPostgres.emptyUrl();
        Flyway.configure()
                .dataSource(old, null, null)
                .locations("classpath:db/migration")
                .target("202611212046")
                .load()
                .migrate();
        Path file = temp.resolve("old.zip");
        new Backup(DatabaseUrl.of(old), temp, Clock.systemUTC(), Chains.NONE, QUIET).to(file, null);
        var anew = settings(temp.resolve("new"), TestPostgres.emptyUrl());

        Restore.Done done = new Restore(anew, QUIET).from(file);

        assertThat(done.migrations()).isPositive();
        assertThat(db(anew.database().jdbc())
                        .sql("select count(*) from saved_view")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_later_backup_is_refused() {
        db.sql("""
                insert into flyway_schema_history
                values (999, '209901010000', 'later', 'SQL', 'V209901010000__later.sql', 1, 'me', now(), 1, true)
                """).update();
        Path file = backup();

        assertThatThrownBy(() -> restore(file))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("later Mainstay")
                .hasMessageContaining("V209901010000__later.sql");
        assertThat(temp.resolve("new")).as("nothing was touched").doesNotExist();
    }

    @Test
    void a_damaged_file_is_refused_before_anything_is_touched() throws Exception {
        db.sql(FACT).update();
        Path file = backup();
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[whole.length / 3] ^= 1;

        for (byte[] damaged : new byte[][] {flipped, java.util.Arrays.copyOf(whole, whole.length / 2), new byte[0]}) {
            Files.write(file, damaged);
            assertThatThrownBy(() -> restore(file)).isInstanceOf(Refused.class).hasMessageContaining("damaged");
        }
        assertThat(temp.resolve("new")).doesNotExist();
    }

    @Test
    void it_is_restored_into_what_is_empty_only() throws Exception {
        Path file = backup();
        var inUse = settings(temp.resolve("new"), url);
        assertThatThrownBy(() -> new Restore(inUse, QUIET).from(file))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not empty")
                .hasMessageNotContaining("password="
                        + DatabaseUrl.of(url).jdbc().split("password=")[1].split("&")[0]);
        DataFolder.open(inUse.data()).close();

        Files.writeString(inUse.data().resolve("analytics.duckdb"), "");
        assertThatThrownBy(() -> restore(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("analytics.duckdb");
        assertThatThrownBy(() ->
                        new Backup(DatabaseUrl.of(url), temp, Clock.systemUTC(), Chains.NONE, QUIET).to(file, null))
                .hasMessageContaining("there already");
    }

    @Test
    void a_restore_that_is_killed_leaves_an_empty_database_and_a_folder_that_says_so() throws Exception {
        db.sql(FACT).update();
        Path file = backup();
        var anew = settings(temp.resolve("new"), TestPostgres.emptyUrl());
        var program = new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                System.getProperty("java.class.path"),
                RestoresUntilKilled.class.getName(),
                file.toString());
        program.environment().put("MAINSTAY_DATA", anew.data().toString());
        program.environment().put("MAINSTAY_DATABASE_URL", anew.database().jdbc());
        Process killed = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = new BufferedReader(new InputStreamReader(killed.getInputStream()))) {
            assertThat(out.readLine()).isEqualTo("facts are in");
            killed.destroyForcibly().waitFor();
        }

        assertThatThrownBy(() -> DataFolder.open(anew.data()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not finished");
        var other = settings(temp.resolve("other"), anew.database().jdbc());
        assertThat(new Restore(other, QUIET).from(file).manifest().rows()).isGreaterThan(1_000);
    }

    private Path backup() {
        Path file = temp.resolve("backup.zip");
        new Backup(DatabaseUrl.of(url), temp, Clock.systemUTC(), Chains.NONE, QUIET).to(file, null);
        return file;
    }

    /** @return the url of the database it is in now */
    private String restore(Path file) {
        var empty = TestPostgres.emptyUrl();
        new Restore(settings(temp.resolve("new"), empty), QUIET).from(file);
        return empty;
    }

    private static Settings settings(Path data, String url) {
        return Settings.read(Map.of("MAINSTAY_DATA", data.toString(), "MAINSTAY_DATABASE_URL", url)::get);
    }

    private static JdbcClient db(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url));
    }
}
