package io.mainstay.web.revenue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.mainstay.facts.Facts;
import io.mainstay.metrics.Metrics;
import io.mainstay.web.BrowserTest;
import io.mainstay.web.TestPages;
import io.mainstay.web.Visitor;
import io.mainstay.web.metrics.SmallBook;
import io.mainstay.workspace.Workspace;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class PeriodsJourneyTest {

    @Autowired
    private Workspace workspace;

    @Autowired
    private Facts facts;

    @Autowired
    private Metrics metrics;

    @Test
    void a_month_is_closed_restated_and_reopened(Visitor ada) {
        TestPages.ada(workspace);
        SmallBook.in(facts, metrics);
        ada.goTo("/revenue");
        ada.fill("E-mail", "ada@example.com");
        ada.fill("Password", TestPages.PASSWORD);
        ada.press("Sign in");
        assertThat(ada.page()).hasURL(Pattern.compile(".*/revenue.*"));
        ada.goTo("/revenue/periods");
        ada.seesAnAccessiblePage();
        ada.page().locator("#periods tbody a").filter(having("October 2026")).click();
        ada.fill("Note", "Agreed with finance");
        ada.press("Close October 2026");
        assertThat(ada.page().locator("main")).containsText("What is kept is what was signed.");
        ada.seesAnAccessiblePage();

        SmallBook.late(facts, metrics);

        ada.goTo("/revenue/periods/2026-10");
        assertThat(ada.page().locator("#figures tbody tr").last()).containsText("+€30.00");
        ada.seesAnAccessiblePage();
        ada.page().locator("#restatement tbody a").filter(having("Harbor")).click();
        assertThat(ada.page().locator("#panel .record").first()).containsText("harbor-3");
        ada.goTo("/metrics/mrr");
        assertThat(ada.page().locator("#restatements")).containsText("October 2026");
        ada.seesAnAccessiblePage();

        ada.goTo("/revenue/periods/2026-10");
        ada.page().locator("summary").filter(having("Open it again")).click();
        ada.fill("Reason to reopen", "Harbor’s order came late");
        ada.press("Reopen October 2026");
        assertThat(ada.page().locator(".facts")).containsText("Harbor’s order came late");
        ada.press("Close October 2026");
        assertThat(ada.page().locator("#figures tbody tr").last()).containsText("€330.00");
        ada.uses(ColorScheme.DARK, 390);
        for (String path :
                List.of("/revenue/periods", "/revenue/periods/2026-10", "/revenue/definitions", "/revenue/finance")) {
            ada.goTo(path);
            ada.seesNothingCutOff();
            ada.seesAnAccessiblePage();
        }
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
