package io.mainstay.web.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.platform.Pace;
import io.mainstay.templates.StaticTemplates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What stands on a page while something is worked out. */
class WaitingTest {

    @Test
    void it_says_how_far_it_is_and_asks_again_for_what_was_asked_for() {
        String own = "/revenue/periods/2026-10?version=1";
        var pace = new Pace();
        pace.expect(4);
        pace.step();

        Document page = Jsoup.parse(new StaticTemplates()
                .partsWaiting(new Waiting(own, "Working out October 2026", "Much was learned.", pace))
                .render());

        assertThat(page.select("#waiting[hx-trigger=load]").attr("hx-get")).isEqualTo(own);
        assertThat(page.select("[role=status]").text()).isEqualTo("Working out October 2026: step 2 of 4");
        assertThat(page.select("progress").attr("value")).isEqualTo("25");
        assertThat(page.select("a").attr("href")).as("without scripts").isEqualTo(own);
    }
}
