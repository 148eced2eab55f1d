package io.mainstay.web.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.mainstay.sources.stripe.StripeServer;
import io.mainstay.web.BrowserTest;
import io.mainstay.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Ada brings in last year's subscriptions from a file, mends the row that failed, and thinks better of it. Then she connects the
 * system that bills.
 */
@BrowserTest
class ImportJourneyTest {

    private static final StripeServer STRIPE = StripeServer.ofShop();
    private static final String PASSWORD = "quiet-lantern-drydock-42";

    private static final String FILE = """
            customer;subscription;start;end;amount;interval;currency
            Harbor;S-1;15.01.2025;;1.200,50;yearly;EUR
            Drydock;S-2;01.02.2025;01.08.2025;90,00;monthly;EUR
            Lantern;S-3;01.03.2025;;75,00;monthly;EUR
            Keel;S-4;31.03.2025;;soon;monthly;EUR
            """;

    @DynamicPropertySource
    static void isAllowedToAskIt(DynamicPropertyRegistry settings) {
        settings.add("MAINSTAY_ALLOWED_HOSTS", STRIPE::host);
    }

    @AfterAll
    static void closes() {
        STRIPE.close();
    }

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

    @Test
    void stripe_is_connected_watched_and_let_go(Visitor ada) {
        setUp(ada);
        connects(ada);
        watchesTheFirstReading(ada);
        pausesAndResumes(ada);
        hasItAskedNow(ada);
        letsItGoAndKeepsItsFacts(ada);
        letsItGoAndTakesItsFactsBack(ada);
    }

    private static void connects(Visitor ada) {
        ada.goTo("/data/connect");
        looksRight(ada);
        ada.press("Connect Stripe");
        looksRight(ada);
        enters(ada, "sk_test_wrong");
        assertThat(ada.page().getByText("Stripe does not know this key")).isVisible();
        assertThat(ada.page().getByLabel("Address of the API")).hasValue(STRIPE.address());
        looksRight(ada);
        enters(ada, StripeServer.KEY);
        assertThat(ada.page().getByText("Stripe is connected.")).isVisible();
    }

    private static void enters(Visitor ada, String key) {
        ada.fill("Secret or restricted key", key);
        ada.fill("Address of the API", STRIPE.address());
        ada.press("Try and connect");
    }

    private static void watchesTheFirstReading(Visitor ada) {
        assertThat(ada.page().locator("#connection [role=status]")).containsText(Pattern.compile("part \\d of \\d"));
        assertThat(state(ada)).hasText("Connected");
        assertThat(ada.page().getByText("the customer chooses it").first()).isVisible();
        assertThat(ada.page().locator("#kinds")).containsText("Account profile");
        looksRight(ada);
    }

    private static void pausesAndResumes(Visitor ada) {
        ada.press("Pause");
        assertThat(state(ada)).hasText("Paused");
        assertThat(ada.page().getByText("Run now")).isHidden();
        looksRight(ada);
        ada.press("Resume");
        assertThat(state(ada)).hasText("Connected");
    }

    private static void hasItAskedNow(Visitor ada) {
        String customer = STRIPE.customer("Mooring");
        ada.press("Run now");
        assertThat(ada.page().getByText("It is being asked now")).isVisible();
        Locator record = ada.page().locator("#recent").getByText(customer);
        for (int i = 0; i < 20 && record.count() == 0; i++) {
            ada.page().waitForTimeout(500);
            ada.page().reload();
        }
        assertThat(record).isVisible();
    }

    private static void letsItGoAndKeepsItsFacts(Visitor ada) {
        ada.press("Disconnect");
        assertThat(ada.page().getByText("What becomes of its facts")).isVisible();
        looksRight(ada);
        ada.page().locator("button.btn-danger").click();
        assertThat(ada.page().getByText("Disconnected. Its facts stay.")).isVisible();
        assertThat(state(ada)).hasText("Disconnected");
        assertThat(ada.page().locator("#recent")).not().containsText("retracted");
        looksRight(ada);
    }

    private static void letsItGoAndTakesItsFactsBack(Visitor ada) {
        ada.goTo("/data/connect/stripe");
        enters(ada, StripeServer.KEY);
        assertThat(state(ada)).hasText("Connected");
        ada.press("Disconnect");
        ada.page().locator("input[value=retract]").check();
        ada.page().locator("button.btn-danger").click();
        assertThat(state(ada)).hasText("Disconnected");
        assertThat(ada.page().locator("#recent tbody tr").first()).containsText("retracted");
    }

    private static Locator state(Visitor ada) {
        return ada.page().locator("#connection .badge");
    }

    private static void setUp(Visitor ada) {
        ada.goTo("/setup");
        if (ada.page().url().endsWith("/sign-in")) {
            ada.fill("E-mail", "ada@example.com");
            ada.fill("Password", PASSWORD);
            ada.press("Sign in");
            ada.page().waitForURL(url -> !url.endsWith("/sign-in"));
            return;
        }
        ada.fill("Company name", "Anchorage");
        ada.fill("Your name", "Ada");
        ada.fill("E-mail", "ada@example.com");
        ada.fill("Password", PASSWORD);
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
