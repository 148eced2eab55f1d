package io.mainstay.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.sources.csv.Import;
import io.mainstay.sources.csv.Imports;
import io.mainstay.web.TestPages;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A file of 200 rows that fit, 60 with an amount that is none, and one with a day that is none. */
@TestPages.Test
class FailedRowsTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Workspace workspace;

    @Autowired
    private Imports imports;

    private Principal ada;
    private String page = "";

    @BeforeEach
    void it_is_tried() {
        ada = TestPages.ada(workspace);
        var file = new StringBuilder("customer,subscription,start,amount,interval,currency\n");
        for (int row = 2; row < 262; row++) {
            String amount = row < 202 ? "10" : "word " + row;
            file.append("Keel,S-%d,2025-01-15,%s,monthly,EUR\n".formatted(row, amount));
        }
        file.append("Keel,S-262,someday,10,monthly,EUR\n");
        var in = new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8));
        Import imported = imports.upload(ada, "words.csv", "words", in);
        var mapping = imports.suggest(imported, imports.likelyRule(imported), "EUR", LocalDate.of(2026, 3, 1));
        assertThat(imports.map(ada, imported.id(), "words", mapping)).isEmpty();
        imports.check(ada, imported.id());
        long patience = System.nanoTime() + 20_000_000_000L;
        while (imports.get(ada, imported.id()).state().isRunning() && System.nanoTime() < patience) {
            LockSupport.parkNanos(20_000_000);
        }
        page = ImportWords.href(imported);
    }

    @Test
    void they_are_paged_searched_sorted_narrowed_and_taken_along() {
        Document first = page(page);
        assertThat(rows(first)).hasSize(50).startsWith("202", "203");
        Document second = page(first.select("#errors-list a[rel=next]").attr("href"));
        assertThat(rows(second)).hasSize(11).endsWith("262");
        assertThat(rows(page(second.select("#errors-list a[rel=first]").attr("href"))))
                .isEqualTo(rows(first));

        assertThat(rows(page(page + "?errors.q=WORD%20217"))).containsExactly("217");
        assertThat(rows(page(page + "?errors.q=262"))).as("a row by its number").containsExactly("262");
        assertThat(rows(page(page + "?errors.sort=-row"))).startsWith("262", "261");

        List<String> wrongs = first.select("select[name=errors.wrong] option").eachText();
        assertThat(wrongs).hasSize(3).contains("All", "Amount … is no number");
        Document amounts = page(
                page + "?errors.q=word%2024&errors.sort=-wrong&errors.wrong=Amount%20%E2%80%A6%20is%20no%20number");
        assertThat(rows(amounts)).hasSize(10).startsWith("249", "248").endsWith("240");
        assertThat(get(amounts.select("#errors-list a[download]").attr("href")))
                .bodyText()
                .startsWith("row,errors")
                .containsSubsequence("word 249", "word 248", "word 240")
                .doesNotContain("someday", "word 25");
        assertThat(page("/data/imports?sort=-unchanged")
                        .select("#imports th[aria-sort=descending]")
                        .text())
                .isEqualTo("Unchanged");
        assertThat(page(page + "?errors.q=nosuch")
                        .select("#errors-list .empty a")
                        .attr("href"))
                .isEqualTo(page);
    }

    private static List<String> rows(Document page) {
        return page.select("#errors tbody td:first-child").eachText();
    }

    private Document page(String path) {
        MvcTestResult result = get(path);
        assertThat(result).as(path).hasStatusOk();
        return TestPages.page(result);
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(java.net.URI.create(path)).with(TestPages.as(ada)).exchange();
    }
}
