package io.mainstay.web.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.mainstay.web.BrowserTest;
import io.mainstay.web.Visitor;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Ada brings in last year's subscriptions from a file, mends the row that failed, and thinks better of it. */
@BrowserTest
class ImportJourneyTest {

    private static final String FILE = """
            customer;subscription;start;end;amount;interval;currency
            Harbor;S-1;15.01.2025;;1.200,50;yearly;EUR
            Drydock;S-2;01.02.2025;01.08.2025;90,00;monthly;EUR
            Lantern;S-3;01.03.2025;;75,00;monthly;EUR
            Keel;S-4;31.03.2025;;soon;monthly;EUR
            """;

    @Test
    void a_file_of_subscriptions_is_imported_and_taken_back(Visitor ada) {
        setUp(ada);
        ada.goTo("/data/sources");
        assertThat(ada.page().getByText("Nobody has sent anything yet")).isVisible();

        upload(ada, "subscriptions.csv", FILE);
        assertThat(ada.page().getByText("4 rows, 7 columns")).isVisible();
        assertThat(ada.page().getByText("31.03.2025").first()).isVisible();
        looksRight(ada);

        ada.press("Try it");
        assertThat(ada.page().getByText("Nothing is recorded yet")).isVisible();
        assertThat(ada.page().getByText("Amount \"soon\" is no number")).isVisible();
        looksRight(ada);

        ada.press("Import 3 rows");
        assertThat(ada.page().getByText("It can be undone until")).isVisible();
        looksRight(ada);

        ada.goTo("/data/sources/billing");
        assertThat(ada.page().getByText("Subscription terms").first()).isVisible();
        looksRight(ada);
        ada.goTo("/data/sources");
        looksRight(ada);
        ada.goTo("/data/set-aside");
        looksRight(ada);
        ada.goTo("/data/imports");
        looksRight(ada);

        ada.press("subscriptions.csv");
        ada.press("Undo this import");
        assertThat(ada.page().getByText("Undone. Records")).isVisible();
    }

    private static void setUp(Visitor ada) {
        ada.goTo("/setup");
        ada.fill("Company name", "Anchorage");
        ada.fill("Your name", "Ada");
        ada.fill("E-mail", "ada@example.com");
        ada.fill("Password", "quiet-lantern-drydock-42");
        ada.press("Set up and sign in");
        ada.page().waitForURL(url -> !url.endsWith("/setup"));
    }

    private static void upload(Visitor ada, String name, String text) {
        ada.goTo("/data/imports/new");
        looksRight(ada);
        ada.page()
                .getByLabel("CSV file")
                .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        ada.fill("Source", "billing");
        ada.press("Upload");
    }

    private static void looksRight(Visitor ada) {
        ada.uses(ColorScheme.DARK, 390);
        ada.seesNothingCutOff();
        ada.seesAnAccessiblePage();
        ada.uses(ColorScheme.LIGHT, 1440);
        ada.seesAnAccessiblePage();
    }
}
