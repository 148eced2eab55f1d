package io.mainstay.web.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.mainstay.web.BrowserTest;
import io.mainstay.web.Cast;
import io.mainstay.web.TestPages;
import io.mainstay.web.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@BrowserTest
@Import(Cast.class)
class AccountsJourneyTest {

    @Autowired
    private Cast cast;

    @Test
    void ada_finds_an_account_and_doubts_a_fact_then_tries_another_policy(Visitor ada) {
        cast.comes();
        signsIn(ada);
        narrowsTheList(ada);
        opensAnAccountDownToAFact(ada);
        changesThePolicyAndTakesItBack(ada);
        looksAtItInTheDarkOnAPhone(ada);
    }

    private static void signsIn(Visitor ada) {
        ada.goTo("/sign-in");
        ada.fill("E-mail", TestPages.EMAIL);
        ada.fill("Password", TestPages.PASSWORD);
        ada.press("Sign in");
        assertThat(ada.page()).not().hasURL(Pattern.compile(".*/sign-in"));
    }

    private static void narrowsTheList(Visitor ada) {
        ada.goTo("/accounts");
        assertThat(ada.page().locator("#accounts tbody tr")).hasCount(3);
        ada.seesAnAccessiblePage();
        ada.page().locator("select[name='filter.segment']").selectOption("SMB");
        assertThat(ada.page()).hasURL(Pattern.compile(".*filter.segment=SMB.*"));
        assertThat(ada.page().locator("#accounts tbody tr")).hasCount(2);
    }

    private static void opensAnAccountDownToAFact(Visitor ada) {
        ada.page().locator("#accounts tbody a").getByText("Keel").click();
        assertThat(ada.page().locator(".account__head h2")).hasText("Keel");
        ada.seesAnAccessiblePage();
        ada.page().locator("#story select").selectOption("contract");
        assertThat(ada.page().locator("#timeline tbody tr")).hasCount(1);
        ada.page().locator("#timeline tbody a").click();
        assertThat(ada.page().locator("#panel")).containsText("600");
        ada.seesAnAccessiblePage();
    }

    private static void changesThePolicyAndTakesItBack(Visitor ada) {
        ada.goTo("/settings/policy");
        ada.seesAnAccessiblePage();
        ada.page().locator("#paused-effects a").click();
        assertThat(ada.page().locator("#paused-effects table tbody tr")).hasCount(2);
        ada.seesAnAccessiblePage();
        ada.page().locator("#paused-effects").getByText("Choose this").click();
        assertThat(ada.page().locator(".banner--good")).containsText("Paused subscriptions is now: Yes");
        ada.page().locator(".banner--good button").click();
        assertThat(ada.page().locator(".banner--good")).containsText("Paused subscriptions is now: No");
        ada.goTo("/settings/targets");
        ada.seesAnAccessiblePage();
    }

    private static void looksAtItInTheDarkOnAPhone(Visitor ada) {
        ada.uses(ColorScheme.DARK, 390);
        for (String path : new String[] {"/accounts", "/accounts/keel", "/settings/policy", "/settings/targets"}) {
            ada.goTo(path);
            ada.seesNothingCutOff();
            ada.seesAnAccessiblePage();
        }
    }
}
