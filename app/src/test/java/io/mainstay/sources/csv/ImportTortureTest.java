package io.mainstay.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.sources.csv.Import.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file, it ends as facts or as errors, never as an accident. */
@Timeout(120)
class ImportTortureTest {

    private static final String HEADER = "customer,subscription,start,amount,interval,currency\n";
    private static final String GOOD = "Harbor,S-1,2025-01-15,1200,yearly,EUR\n";

    private static final List<String> NASTY = List.of(
            "",
            "\0",
            "Drydock\n",
            "Drydock,S-2,2025-01-15,1,monthly,EUR,too,many\n",
            "Dry\0dock,S-2,2025-01-15,1,monthly,EUR\n",
            "\"Drydock,S-2,2025-01-15,1,monthly,EUR\n",
            "Dry\"dock,S-2,2025-01-15,1,monthly,EUR\n",
            "\uD83D,S-2,2025-01-15,1,monthly,EUR\n",
            "<script>alert(1)</script>,'; drop table fact; --,2025-01-15,1,monthly,EUR\n",
            "=cmd|' /C calc'!A0,S-2,2025-01-15,1,monthly,EUR\n",
            "Drydock,S-2,9999999-01-01,1,monthly,EUR\n",
            "Drydock,S-2,2025-01-15,1e999999999,monthly,EUR\n",
            "Drydock,S-2,2025-01-15,99999999999999999999999,monthly,EUR\n",
            "Drydock,S-2,0000-00-00,NaN,∞,€€€\n",
            "\\N,\\N,\\N,\\N,\\N,\\N\n",
            "\u202Egnirts\u202C,\u0000,\u0007,\uFEFF,\u2028,Ω\n",
            "x".repeat(40_000) + ",S-2,2025-01-15,1,monthly,EUR\n",
            "x".repeat(5_000) + ",S-2,2025-01-15,1,monthly,EUR\n",
            "\r\r\r\n\n\n\r\n",
            ",".repeat(500) + "\n");

    @TempDir
    Path folder;

    @Test
    void nasty_rows_become_errors_and_the_good_row_before_them_a_fact() {
        try (var world = new ImportWorld(folder)) {
            for (String nasty : NASTY) {
                Import done = world.commit(
                        world.mapped(HEADER + GOOD.repeat(5) + nasty, Map.of()).id());
                assertThat(done.state()).as(nasty).isEqualTo(State.IMPORTED);
                assertThat(world.terms()).as(nasty).contains("S-1 2025-01-15 active 1200");
            }
        }
    }

    @Test
    void noise_is_imported_or_refused() {
        try (var world = new ImportWorld(folder)) {
            var random = new Random(20261121);
            String letters = "ab1,;\t|\"'\n\r\0\\N.-€ü=@";
            for (int i = 0; i < 60; i++) {
                var text = new StringBuilder(HEADER).append(GOOD);
                for (int at = 0; at < 400; at++) {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
                Import uploaded = world.upload(text.toString());
                assertThat(world.imports.sample(uploaded, 50)).isNotNull();
                var rule = world.imports.likelyRule(uploaded);
                var mapping = world.imports.suggest(uploaded, rule, "EUR", java.time.LocalDate.of(2026, 3, 1));
                if (world.imports
                        .map(ImportWorld.ADA, uploaded.id(), "billing", mapping)
                        .isEmpty()) {
                    assertThat(world.commit(uploaded.id()).state()).isEqualTo(State.IMPORTED);
                }
            }
        }
    }
}
