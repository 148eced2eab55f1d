package io.mainstay.web.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Metrics;
import io.mainstay.web.BrowserTest;
import io.mainstay.web.Cast;
import io.mainstay.web.TestPages;
import io.mainstay.web.Visitor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@BrowserTest
@Import(Cast.class)
class AccountsJourneyTest {

    @Autowired
    private Cast cast;

    @Autowired
    private Facts facts;

    @Autowired
    private Metrics metrics;

    @Test
    void ada_finds_an_account_and_doubts_a_fact_then_tries_another_policy(Visitor ada) {
        cast.comes();
        signsIn(ada);
        narrowsTheList(ada);
        opensAnAccountDownToAFact(ada);
        changesThePolicyAndTakesItBack(ada);
        looksAtItInTheDarkOnAPhone(ada);
    }

    @Test
    void dee_is_invited_sees_what_is_hers_and_is_let_go(Visitor ada, Visitor dee) {
        cast.comes();
        facts.record(
                "owners",
                List.of(new RawFact(
                        "account_profile", "keel", "2025-01-02", null, Map.of("owner", "Dee"), "o1", false)));
        metrics.catchUp();
        signsIn(ada);
        joins(dee, invites(ada));
        seesHerOwnOnly(dee);
        opensDee(ada);
        ada.page().locator("#field-role").selectOption("viewer");
        ada.page().locator("#field-sees").selectOption("all");
        ada.press("Save");
        assertThat(ada.page().locator("#members")).containsText("Viewer");
        seesAllAndChangesNothing(dee);
        opensDee(ada);
        ada.press("Deactivate");
        assertThat(ada.page().locator("#toasts")).containsText("Deactivated");
        dee.goTo("/accounts");
        assertThat(dee.page()).hasURL(Pattern.compile(".*/sign-in.*"));
        dee.fill("E-mail", "dee@example.com");
        dee.fill("Password", TestPages.PASSWORD);
        dee.press("Sign in");
        assertThat(dee.page().getByRole(AriaRole.ALERT)).isVisible();
    }

    private static String invites(Visitor ada) {
        ada.goTo("/settings/people");
        ada.seesAnAccessiblePage();
        ada.page().locator("#field-name").fill("Dee");
        ada.page().locator("#field-email").fill("dee@example.com");
        ada.page().locator("#field-role").selectOption("csm");
        ada.page().locator("#field-sees").selectOption("own");
        ada.page().locator("#field-knownAs").fill("Dee");
        ada.press("Make a link");
        ada.seesAnAccessiblePage();
        return URI.create(ada.page().locator("#made-link").innerText()).getPath();
    }

    private static void opensDee(Visitor ada) {
        ada.goTo("/settings/people");
        ada.page().locator("#members a").getByText("Dee").click();
        assertThat(ada.page().locator("main h2").first()).containsText("Dee");
        ada.seesAnAccessiblePage();
    }

    private static void joins(Visitor dee, String link) {
        dee.goTo(link);
        assertThat(dee.page().locator("main")).containsText("Ada invited you as CSM");
        dee.seesAnAccessiblePage();
        dee.fill("Your name", "Dee");
        dee.fill("Password", TestPages.PASSWORD);
        dee.press("Join");
        assertThat(dee.page().locator(".rail__person")).containsText("Dee");
    }

    private static void seesHerOwnOnly(Visitor dee) {
        dee.goTo("/accounts");
        assertThat(dee.page().locator("#accounts tbody tr")).hasCount(1);
        assertThat(dee.page().locator("#accounts tbody")).containsText("Keel");
        assertThat(dee.page().locator(".rail")).not().containsText("Data");
        dee.goTo("/accounts/harbor");
        assertThat(dee.page().locator("main")).not().containsText("Harbor");
        dee.goTo("/revenue");
        assertThat(dee.page().locator(".tabs a")).hasText(new String[] {"Compare definitions"});
        dee.goTo("/settings");
        assertThat(dee.page().locator(".tabs")).not().containsText("People");
    }

    private static void seesAllAndChangesNothing(Visitor dee) {
        dee.goTo("/accounts");
        assertThat(dee.page().locator("#accounts tbody tr")).hasCount(3);
        dee.goTo("/revenue/periods");
        dee.page().locator("#periods tbody a").first().click();
        assertThat(dee.page().locator("#figures")).isVisible();
        assertThat(dee.page().locator("main form[method=post]")).hasCount(0);
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
        ada.page().locator("#timeline-list select").selectOption("contract");
        ada.page().locator("#timeline-list [role=search] button").click();
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
