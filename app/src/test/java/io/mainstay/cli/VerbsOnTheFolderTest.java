package io.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainstay.Mainstay;
import io.mainstay.platform.Refused;
import io.mainstay.platform.Settings;
import io.mainstay.platform.TestPostgres;
import io.mainstay.platform.postgres.PostgresServer;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.AuditChain;
import io.mainstay.workspace.AuditPage;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.NewMember;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs open the data folder themselves, with the database in it, when no program runs there. */
class VerbsOnTheFolderTest {

    private static final String CUSTOMERS = """
            account,at,key,subject,status,currency,unit_price
            harbor,2025-01-10,h1,s-1,active,EUR,100
            keel,2025-02-10,k1,s-2,active,EUR,50
            """;

    private static final String ARR = "arr,2025-03,2025-03-01,2025-04-01,,1800,,1800,,money,EUR,";

    @TempDir
    private Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void programs_of_postgresql_are_unpacked_once_for_all_tests() throws Exception {
        Files.createDirectories(TestPostgres.SHARED);
        System.setProperty("mainstay.programs", TestPostgres.SHARED.toString());
    }

    @AfterEach
    void nothing_is_left_running() {
        System.clearProperty("mainstay.programs");
        PostgresServer.stopLeftRunning(temp.resolve("data"));
    }

    @Test
    void a_file_is_imported_asked_about_backed_up_and_restored_without_a_program_running() throws Exception {
        setUp();
        Path file = Files.writeString(temp.resolve("terms.csv"), CUSTOMERS);
        assertThat(run("data", new ImportVerb(), file.toString(), "--source", "crm", "--kind", "subscription_terms"))
                .as(err.toString(StandardCharsets.UTF_8))
                .contains("2 of 2 rows: 2 created");
        String arr = metric("data");
        assertThat(arr).contains("arr,2025-03,2025-03-01,2025-04-01,,1800,");

        Path backup = temp.resolve("backup.zip");
        assertThat(run("data", new BackupVerb(), backup.toString()))
                .contains("The backup is in " + backup)
                .contains("1 uploaded files")
                .contains("Keep the key, apart from the backup")
                .containsPattern("Its audit log ends with line \\d+, hash [0-9a-f]{64}");
        assertThat(run("anew", new RestoreVerb(), backup.toString()))
                .contains("Counts and checksums agree")
                .contains("Compare it with what you noted")
                .contains("The key of the stored secrets was not in the backup");
        Files.copy(temp.resolve("data/secret.key"), temp.resolve("anew/secret.key"));
        assertThat(metric("anew")).contains(ARR);
        assertThat(deeds("anew")).startsWith("backup.restored", "backup.begun");
    }

    @Test
    void a_backup_is_made_while_the_program_runs_and_holds_the_key_when_asked() throws Exception {
        try (var context = program("data").serve(settings("data"))) {
            Serve.noted(context);
            setUp(context.getBean(Workspace.class));
            assertThat(run("data", new BackupVerb(), temp.resolve("backup.zip").toString(), "--with-key"))
                    .contains("It holds the key of the stored secrets too");
            assertThat(context.getBean(Workspace.class).isSetUp())
                    .as("the program goes on")
                    .isTrue();
        }
        assertThat(run("anew", new RestoreVerb(), temp.resolve("backup.zip").toString()))
                .doesNotContain("was not in the backup");
        assertThat(temp.resolve("anew/secret.key")).hasSameTextualContentAs(temp.resolve("data/secret.key"));
        try (var context = program("anew").open()) {
            assertThat(context.getBean(Workspace.class).isSetUp()).isTrue();
        }
    }

    @Test
    void where_there_is_no_database_there_is_nothing_to_back_up_and_none_is_made() {
        assertThatThrownBy(() ->
                        run("nowhere", new BackupVerb(), temp.resolve("b.zip").toString()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nothing to back up");
        assertThat(temp.resolve("nowhere")).doesNotExist();
    }

    /** What the audit log says was done, the newest first; its chain is whole. */
    private List<String> deeds(String folder) {
        try (var context = program(folder).open()) {
            Audit audit = context.getBean(Audit.class);
            assertThat(audit.check(Principal.program())).isInstanceOf(AuditChain.Whole.class);
            return audit.list(Principal.program(), AuditPage.newest(50)).stream()
                    .map(kept -> kept.line().deed().action())
                    .toList();
        }
    }

    private void setUp() {
        try (var context = program("data").open()) {
            setUp(context.getBean(Workspace.class));
        }
    }

    private static void setUp(Workspace workspace) {
        workspace.setUp(
                new Company("Sail", Currency.getInstance("EUR"), ZoneId.of("Europe/Berlin"), Month.JANUARY),
                new NewMember("ada@sail.example", "Ada", "a quiet harbor town"));
    }

    private String metric(String folder) throws Exception {
        return run(folder, new Metric(), "arr", "--period", "2025-03", "--format", "csv");
    }

    /** What a verb prints. */
    private String run(String folder, Verb verb, String... words) throws Exception {
        out.reset();
        assertThat(verb.run(program(folder), List.of(words)))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(Verb.DONE);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Program program(String folder) {
        return new Program(Mainstay.class, settings(folder), new PrintStream(out), new PrintStream(err));
    }

    private Settings settings(String folder) {
        return Settings.read(Map.of("MAINSTAY_DATA", temp.resolve(folder).toString(), "MAINSTAY_PORT", "0")::get);
    }
}
