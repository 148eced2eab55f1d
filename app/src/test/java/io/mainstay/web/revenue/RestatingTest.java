package io.mainstay.web.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.metrics.Pace;
import io.mainstay.templates.StaticTemplates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What stands on a month's page while it is worked out what became of it. */
class RestatingTest {

    @Test
    void it_says_how_far_it_is_and_asks_again_for_what_was_asked_for() {
        String own = "/revenue/periods/2026-10?version=1";

        Document waiting = Jsoup.parse(new StaticTemplates()
                .revenueRestating(own, "October 2026", new Pace())
                .render());

        assertThat(waiting.select("[hx-trigger=load]").attr("hx-get")).isEqualTo(own);
        assertThat(waiting.select("[role=status]").text())
                .isEqualTo("Working out what became of October 2026 since it was signed: step 1 of 1");
        assertThat(waiting.select("progress").attr("value")).isEqualTo("0");
        assertThat(waiting.select("a").attr("href")).as("without scripts").isEqualTo(own);
    }
}
