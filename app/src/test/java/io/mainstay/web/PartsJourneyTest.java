package io.mainstay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.mainstay.workspace.Workspace;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class PartsJourneyTest {

    @Autowired
    private Workspace workspace;

    @BeforeEach
    void setUp() {
        TestPages.ada(workspace);
    }

    @Test
    void every_part_can_be_used_by_everybody_in_light_and_dark_wide_and_narrow(Visitor ada) {
        signIn(ada);
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {390, 1440}) {
                ada.uses(scheme, width);
                ada.goTo("/gallery?asof=2026-01-31");
                assertThat(ada.page().locator("#nrr canvas")).isVisible();
                ada.seesNothingCutOff();
                ada.seesAnAccessiblePage();
            }
        }
    }

    @Test
    void a_row_opens_in_the_panel_with_an_address_of_its_own(Visitor ada) {
        signIn(ada);
        Page page = ada.page();
        page.getByText("Anchorage 3").click();
        assertThat(page.locator("#panel .panel__title")).hasText("Gallery");
        assertThat(page).hasURL(Pattern.compile(".*/gallery\\?level=3"));
        page.keyboard().press("Escape");
        assertThat(page.locator("#panel")).isHidden();
        assertThat(page).hasURL(Pattern.compile(".*/gallery$"));
        page.getByText("Anchorage 4").click();
        assertThat(page.locator("#panel .panel__title")).isVisible();
        page.goBack();
        assertThat(page.locator("#panel")).isHidden();
        assertThat(page.locator("h1")).hasText("Gallery");
    }

    @Test
    void everything_is_reached_without_a_mouse(Visitor ada) {
        signIn(ada);
        Page page = ada.page();
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(page.locator("tr:focus")).containsText("Anchorage 1");
        page.keyboard().press("/");
        assertThat(page.locator("main input[type=search]")).isFocused();
        page.keyboard().press("Control+k");
        assertThat(page.locator("#jump-input")).isFocused();
        page.keyboard().type("settin");
        assertThat(page.locator("#jump-found .jump__link")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Company");
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();
        page.keyboard().press("g");
        page.keyboard().press("s");
        assertThat(page.locator("h1")).hasText("Company");
    }

    @Test
    void a_browser_that_draws_nothing_is_woken_and_what_takes_long_is_pressed_once(Visitor ada) {
        ada.goTo("/sign-in");
        Page page = ada.page();
        page.evaluate("""
                () => {
                  window.requestAnimationFrame = () => 0;
                  const slow = document.createElement('button');
                  slow.textContent = 'Slow';
                  slow.value = 0;
                  slow.disabled = true;
                  addEventListener('resize', () => slow.disabled = false);
                  slow.addEventListener('click', () => {
                    slow.value = Number(slow.value) + 1;
                    for (const end = Date.now() + 2500; Date.now() < end;) {}
                  });
                  document.body.prepend(slow);
                }""");
        ada.press("Slow");
        assertThat(page.locator("button:text('Slow')")).hasAttribute("value", "1");
        ada.press("Slow");
        assertThat(page.locator("button:text('Slow')")).hasAttribute("value", "2");
    }

    private static void signIn(Visitor ada) {
        ada.goTo("/sign-in?next=/gallery");
        ada.fill("E-mail", "ada@example.com");
        ada.fill("Password", TestPages.PASSWORD);
        ada.press("Sign in");
        assertThat(ada.page().locator("h1")).hasText("Gallery");
    }
}
