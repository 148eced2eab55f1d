package io.mainstay.web.metrics;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.mainstay.facts.Facts;
import io.mainstay.metrics.Metrics;
import io.mainstay.sources.RecordLinks;
import io.mainstay.web.BrowserTest;
import io.mainstay.web.TestPages;
import io.mainstay.web.Visitor;
import io.mainstay.workspace.Workspace;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class DrillJourneyTest {

    @Autowired
    private Workspace workspace;

    @Autowired
    private Facts facts;

    @Autowired
    private Metrics metrics;

    @Autowired
    private RecordLinks links;

    @Test
    void a_number_is_taken_apart_to_its_source_record(Visitor ada) {
        TestPages.ada(workspace);
        signsIn(ada);
        assertThat(ada.page().locator(".empty h2")).hasText("Nothing to show yet");
        ada.seesAnAccessiblePage();
        SmallBook.in(facts, metrics);
        links.set(TestPages.ada(workspace), "small-book", "https://billing.example.com/records/{key}");

        ada.goTo("/overview?period=2026-10");
        ada.seesAnAccessiblePage();
        ada.page()
                .locator("a.tile", new com.microsoft.playwright.Page.LocatorOptions().setHasText("NRR"))
                .click();
        assertThat(ada.page()).hasURL(Pattern.compile(".*/metrics/nrr\\?period=2026-10"));
        ada.seesAnAccessiblePage();
        ada.press("Open into accounts");
        assertThat(ada.page().locator("#panel .drill__opened")).containsText("NRR in October 2026");
        ada.seesAnAccessiblePage();
        ada.page().locator("#panel tbody a").filter(having("Lantern")).click();
        assertThat(ada.page().locator("#panel .drill__opened")).containsText("NRR of Lantern");
        ada.page().locator("#panel tbody a").filter(having("Contraction")).click();
        assertThat(ada.page().locator("#panel .record").first()).containsText("lantern-2");
        assertThat(ada.page().locator("#panel .record a").filter(having("Open it in small-book")))
                .hasAttribute("href", "https://billing.example.com/records/lantern-2");
        ada.seesAnAccessiblePage();
        ada.uses(ColorScheme.DARK, 390);
        ada.goTo("/overview?period=2026-10");
        ada.seesNothingCutOff();
        ada.seesAnAccessiblePage();
        ada.goTo("/metrics/nrr?period=2026-10&cut=segment");
        ada.seesNothingCutOff();
        ada.seesAnAccessiblePage();
    }

    private static com.microsoft.playwright.Locator.FilterOptions having(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    private static void signsIn(Visitor ada) {
        ada.goTo("/overview");
        ada.fill("E-mail", "ada@example.com");
        ada.fill("Password", TestPages.PASSWORD);
        ada.press("Sign in");
        assertThat(ada.page()).hasURL(Pattern.compile(".*/overview"));
    }
}
