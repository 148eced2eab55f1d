package io.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.Mainstay;
import io.mainstay.platform.Settings;
import io.mainstay.platform.TestPostgres;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.AuditPage;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.NewMember;
import io.mainstay.workspace.PasswordResets;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverTest {

    @TempDir
    private Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whoever_holds_the_server_lets_an_owner_in_again() {
        Map<String, String> variables = Map.of(
                "MAINSTAY_DATA", temp.toString(),
                "MAINSTAY_DATABASE_URL", TestPostgres.freshUrl(),
                "MAINSTAY_URL", "https://mainstay.example.com");
        var program =
                new Program(Mainstay.class, Settings.read(variables::get), new PrintStream(out), new PrintStream(err));
        try (var context = program.open()) {
            Member ada = context.getBean(Workspace.class)
                    .setUp(
                            new Company("Sail", Currency.getInstance("EUR"), ZoneId.of("UTC"), Month.JANUARY),
                            new NewMember("ada@sail.example", "Ada", "a quiet harbor town"));
            context.getBean(Factors.class).newCodes(ada.principal());
        }
        assertThat(new Recover().run(program, List.of("eve@sail.example"))).isEqualTo(Verb.FAILED);
        assertThat(new Recover().run(program, List.of())).isEqualTo(Verb.MISUSED);
        assertThat(new Recover().run(program, List.of("Ada@sail.example", "--without-second-factor")))
                .isEqualTo(Verb.DONE);
        assertThat(out.toString()).contains("The second factors of Ada are taken away.");
        String token = out.toString()
                .replaceAll("(?s).*https://mainstay\\.example\\.com/sign-in/reset/new\\?token=([\\w-]{43}).*", "$1");
        try (var context = program.open()) {
            Member ada = context.getBean(PasswordResets.class).find(token).orElseThrow();
            assertThat(context.getBean(Factors.class).held(ada.id()).codesLeft())
                    .isZero();
            assertThat(context.getBean(Audit.class).list(Principal.program(), AuditPage.newest(2)))
                    .extracting(kept -> kept.line().deed().action())
                    .containsExactly("password.reset_asked", "second_factors.removed");
        }
    }
}
