package io.mainstay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class FirstVisitJourneyTest {

    private static final String PASSWORD = "a quiet harbor town";

    @Test
    void the_owner_sets_up_signs_in_and_makes_a_token(Visitor ada) {
        setsUp(ada);
        signsOut(ada);
        signsInWrongThenRight(ada);
        makesAToken(ada);
        looksAtItInTheDarkOnAPhone(ada);
    }

    private static void setsUp(Visitor ada) {
        ada.goTo("/");
        assertThat(ada.page()).hasTitle(Pattern.compile("Set up Mainstay.*"));
        ada.seesAnAccessiblePage();
        ada.fill("Company name", "Harbor");
        ada.fill("Your name", "Ada");
        ada.fill("E-mail", "Ada@Example.com");
        ada.fill("Password", "short");
        ada.press("Set up and sign in");
        assertThat(ada.page().getByText("Use at least 12 characters")).isVisible();
        assertThat(ada.page().getByLabel("Company name")).hasValue("Harbor");
        ada.seesAnAccessiblePage();
        ada.fill("Password", PASSWORD);
        ada.press("Set up and sign in");
        ada.goTo("/settings/company");
        assertThat(ada.page().locator(".rail__brand")).hasText("Harbor");
        ada.seesAnAccessiblePage();
    }

    private static void signsOut(Visitor ada) {
        ada.page().locator(".rail__person summary").click();
        ada.press("Sign out");
        assertThat(ada.page()).hasTitle(Pattern.compile("Sign in.*"));
        ada.goTo("/setup");
        assertThat(ada.page()).hasURL(Pattern.compile(".*/sign-in"));
    }

    private static void signsInWrongThenRight(Visitor ada) {
        ada.goTo("/settings/tokens");
        assertThat(ada.page()).hasTitle(Pattern.compile("Sign in.*"));
        ada.fill("E-mail", "ada@example.com");
        ada.fill("Password", "not this one at all");
        ada.press("Sign in");
        assertThat(ada.page().getByRole(AriaRole.ALERT)).hasText("This e-mail and password do not belong together.");
        assertThat(ada.page().getByLabel("E-mail")).hasValue("ada@example.com");
        ada.seesAnAccessiblePage();
        ada.fill("Password", PASSWORD);
        ada.press("Sign in");
        assertThat(ada.page()).hasURL(Pattern.compile(".*/settings/tokens"));
    }

    private static void makesAToken(Visitor ada) {
        ada.fill("Which program will use it", "Billing export");
        ada.page().getByLabel(Pattern.compile("Send facts.*")).check();
        ada.press("Make token");
        assertThat(ada.page().locator("#made-token")).hasText(Pattern.compile("mst_pat_\\w{22}_\\w{49}"));
        ada.seesAnAccessiblePage();
        ada.goTo("/settings/tokens");
        assertThat(ada.page().locator("#made-token")).hasCount(0);
        ada.press("Revoke");
        assertThat(ada.page().locator(".badge--bad")).hasText("Revoked");
        assertThat(ada.page().locator("#toasts")).containsText("The token was revoked");
    }

    private static void looksAtItInTheDarkOnAPhone(Visitor ada) {
        ada.uses(ColorScheme.DARK, 390);
        ada.goTo("/settings/tokens");
        ada.seesNothingCutOff();
        ada.seesAnAccessiblePage();
        ada.page().locator(".top__menu").click();
        assertThat(ada.page().locator("#rail")).isVisible();
        ada.seesAnAccessiblePage();
    }
}
