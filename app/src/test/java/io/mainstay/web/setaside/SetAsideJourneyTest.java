package io.mainstay.web.setaside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.web.BrowserTest;
import io.mainstay.web.Cast;
import io.mainstay.web.TestPages;
import io.mainstay.web.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@BrowserTest
@Import(Cast.class)
class SetAsideJourneyTest {

    @Autowired
    private Cast cast;

    @Autowired
    private Facts facts;

    @Test
    void ada_mends_a_record_and_jumps_to_its_account(Visitor ada) {
        cast.comes();
        facts.record("billing", List.of(unfit("m1"), unfit("m2")));
        signsIn(ada);
        seesOnTheOverviewThatRecordsAreMissing(ada);
        mendsOneAndLetsTheOtherGo(ada);
        jumpsToTheAccount(ada);
        looksAtTheRestOfThePages(ada);
    }

    private static RawFact unfit(String key) {
        Map<String, Object> fields = new HashMap<>(Map.of("status", "active", "currency", "EUR", "unit_price", "free"));
        return new RawFact("subscription_terms", "mast", "2026-01-01", "sub-" + key, fields, key, false);
    }

    private static void signsIn(Visitor ada) {
        ada.goTo("/sign-in");
        ada.fill("E-mail", TestPages.EMAIL);
        ada.fill("Password", TestPages.PASSWORD);
        ada.press("Sign in");
        assertThat(ada.page()).not().hasURL(Pattern.compile(".*/sign-in"));
    }

    private static void seesOnTheOverviewThatRecordsAreMissing(Visitor ada) {
        ada.goTo("/overview");
        var arr = ada.page().locator("a.tile").first();
        assertThat(arr.locator(".tile__note--poor")).hasText("2 set aside");
        arr.focus();
        assertThat(ada.page().locator(".more:popover-open")).containsText("2 records of billing set aside");
        ada.seesAnAccessiblePage();
    }

    private static void mendsOneAndLetsTheOtherGo(Visitor ada) {
        ada.goTo("/data/set-aside?sort=record");
        assertThat(ada.page().locator("#set-aside tbody tr")).hasCount(2);
        ada.seesAnAccessiblePage();
        ada.page().keyboard().press("j");
        ada.page().keyboard().press("Enter");
        assertThat(ada.page().getByLabel("Unit price")).hasValue("free");
        ada.seesAnAccessiblePage();
        ada.press("Record it like this");
        assertThat(ada.page().getByLabel("Unit price")).hasValue("free");
        ada.page().getByLabel("Unit price").fill("70");
        ada.press("Record it like this");
        assertThat(ada.page().locator(".badge")).hasText("Mended");
        ada.goTo("/data/set-aside");
        ada.page().locator("#set-aside tbody a").first().click();
        ada.press("Discard");
        assertThat(ada.page().locator(".empty")).containsText("Nothing is set aside");
    }

    private static void jumpsToTheAccount(Visitor ada) {
        ada.page().keyboard().press("Control+k");
        ada.page().locator("#jump-input").pressSequentially("mas");
        assertThat(ada.page().locator("#jump-found a[href='/accounts/mast']")).isVisible();
        ada.seesAnAccessiblePage();
        ada.page().keyboard().press("Enter");
        assertThat(ada.page()).hasURL(Pattern.compile(".*/accounts/mast"));
    }

    private static void looksAtTheRestOfThePages(Visitor ada) {
        List<String> pages = List.of(
                "/overview?period=2026-01-01..2026-02-14&scope=mine",
                "/metrics",
                "/metrics/mrr?period=2026-02&cut=segment",
                "/metrics/mrr/accounts?period=2026-02",
                "/metrics/mrr/compare?period=2026-02",
                "/metrics/cohorts",
                "/data/sources",
                "/data/sources/billing",
                "/data/sources/billing/record-link",
                "/data/imports",
                "/settings/company",
                "/jump?q=keel");
        for (String path : pages) {
            ada.uses(ColorScheme.LIGHT, 1920);
            ada.goTo(path);
            ada.seesNothingCutOff();
            ada.seesAnAccessiblePage();
            ada.uses(ColorScheme.DARK, 390);
            ada.seesNothingCutOff();
            ada.seesAnAccessiblePage();
        }
    }
}
