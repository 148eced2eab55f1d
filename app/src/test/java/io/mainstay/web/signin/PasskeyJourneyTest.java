package io.mainstay.web.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.mainstay.web.BrowserTest;
import io.mainstay.web.Cast;
import io.mainstay.web.TestPages;
import io.mainstay.web.Visitor;
import io.mainstay.workspace.TestCodes;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Ada adds a passkey and an app, and signs in with each. */
@BrowserTest
@Import(Cast.class)
class PasskeyJourneyTest {

    @Autowired
    private Cast cast;

    @BeforeEach
    void setUp() {
        cast.comes();
    }

    @Test
    void a_passkey_signs_in_alone_and_after_the_password(Visitor ada) {
        hasADevice(ada);
        typesThePassword(ada);
        List<String> codes = addsAPasskey(ada);
        signsOut(ada);
        ada.seesAnAccessiblePage();
        ada.press("Sign in with a passkey");
        assertThat(ada.page().locator(".rail")).isVisible();
        signsOut(ada);
        typesThePassword(ada);
        assertThat(ada.page()).hasURL(Pattern.compile(".*/sign-in/second.*"));
        ada.seesAnAccessiblePage();
        ada.press("Use your passkey");
        assertThat(ada.page().locator(".rail")).isVisible();
        setsUpAnAppToo(ada);
        signsOut(ada);
        typesThePassword(ada);
        ada.page().getByLabel("Code of your app, or a recovery code").fill(codes.getFirst());
        ada.press("Go on");
        assertThat(ada.page()).hasURL(Pattern.compile(".*/settings/security"));
        takesThePasskeyAway(ada);
        looksAtItInTheDarkOnAPhone(ada);
    }

    private static void hasADevice(Visitor ada) {
        CDPSession device = ada.page().context().newCDPSession(ada.page());
        device.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var added = new JsonObject();
        added.add("options", options);
        device.send("WebAuthn.addVirtualAuthenticator", added);
    }

    private static void typesThePassword(Visitor ada) {
        ada.goTo("/sign-in");
        ada.fill("E-mail", TestPages.EMAIL);
        ada.fill("Password", TestPages.PASSWORD);
        ada.page()
                .getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        assertThat(ada.page()).not().hasURL(Pattern.compile(".*/sign-in$"));
    }

    private static List<String> addsAPasskey(Visitor ada) {
        ada.goTo("/settings/security");
        ada.seesAnAccessiblePage();
        ada.fill("Name of the device", "Work laptop");
        ada.press("Add a passkey");
        assertThat(ada.page().locator("#recovery-codes li")).hasCount(10);
        assertThat(ada.page().getByLabel("Passkeys, table")).containsText("Work laptop");
        ada.seesAnAccessiblePage();
        List<String> codes = ada.page().locator("#recovery-codes li").allInnerTexts();
        ada.goTo("/settings/security");
        assertThat(ada.page().locator("#recovery-codes")).hasCount(0);
        return codes;
    }

    private static void setsUpAnAppToo(Visitor ada) {
        ada.goTo("/settings/security/app");
        ada.seesAnAccessiblePage();
        String secret = ada.page().locator("#app-secret").innerText();
        ada.fill("Six digits that the app shows now", TestCodes.code(secret, 0));
        ada.press("Switch it on");
        assertThat(ada.page().locator("#toasts")).containsText("The app is set up");
    }

    private static void takesThePasskeyAway(Visitor ada) {
        ada.page().getByLabel("Take away Work laptop").click();
        assertThat(ada.page().getByLabel("Passkeys, table")).hasCount(0);
    }

    private static void signsOut(Visitor ada) {
        ada.page().locator(".rail__person summary").click();
        ada.press("Sign out");
        assertThat(ada.page()).hasTitle(Pattern.compile("Sign in.*"));
    }

    private static void looksAtItInTheDarkOnAPhone(Visitor ada) {
        ada.uses(ColorScheme.DARK, 390);
        for (String path : new String[] {"/settings/security", "/settings/security/app", "/settings/audit"}) {
            ada.goTo(path);
            ada.seesNothingCutOff();
            ada.seesAnAccessiblePage();
        }
    }
}
