package io.mainstay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;

/** Somebody in front of a browser. */
public final class Visitor {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final double PATIENCE = 20_000;

    /** Waits until something can be pressed, and leaves it at that. */
    private static final Locator.ClickOptions WITHOUT_PRESSING =
            new Locator.ClickOptions().setTrial(true).setTimeout(2_000);

    private final BrowserContext window;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Browser browser, String address) {
        this.window = browser.newContext(new Browser.NewContextOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBaseURL(address)
                .setViewportSize(1280, 800)
                .setLocale("en-GB"));
        this.window.setDefaultTimeout(PATIENCE);
        this.page = window.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
    }

    /** What the browser shows. */
    public Page page() {
        return page;
    }

    public void goTo(String path) {
        page.navigate(path);
    }

    public void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    /**
     * Presses the button or follows the link of this name, once, however long what it does takes. A browser now and then
     * stops drawing, so that nothing comes to rest: where it takes long until something can be pressed, it is asked whether
     * it draws, and woken by a new size.
     */
    public void press(String name) {
        Locator target = page.locator("button, a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
        try {
            target.click(WITHOUT_PRESSING);
        } catch (TimeoutError _) {
            if (!draws()) {
                ViewportSize size = page.viewportSize();
                page.setViewportSize(size.width, size.height + 1);
            }
        }
        target.click();
    }

    private boolean draws() {
        return (boolean) page.evaluate("""
                () => new Promise(answer => {
                  requestAnimationFrame(() => answer(true));
                  setTimeout(() => answer(false), 500);
                })""");
    }

    public void uses(ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(width, 844);
    }

    /** The page can be used by everybody, as far as a program can tell. */
    public void seesAnAccessiblePage() {
        List<Rule> violations = new AxeBuilder(page)
                .withTags(RULES)
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        assertThat(violations)
                .as("accessibility of %s", page.url())
                .extracting(rule -> rule.getId() + " at "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()))
                                .toList())
                .isEmpty();
    }

    public void seesNothingCutOff() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits its window", page.url())
                .isEqualTo(true);
    }

    void leave(boolean complain) {
        window.close();
        if (complain) {
            assertThat(complaints).as("what the browser complained about").isEmpty();
        }
    }

    /** A refused form comes back with a status that browsers note too; everything else is a complaint. */
    private void listen(ConsoleMessage message) {
        boolean refused = message.text().matches("Failed to load resource: .* status of 4(04|22|29) .*");
        if (message.type().equals("error") && !(refused && !message.location().contains("/assets/"))) {
            complaints.add(message.location() + ": " + message.text());
        }
    }
}
