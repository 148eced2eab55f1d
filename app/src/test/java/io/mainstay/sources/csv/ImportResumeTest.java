package io.mainstay.sources.csv;

import static io.mainstay.sources.csv.ImportWorld.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainstay.sources.csv.Import.State;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ImportResumeTest {

    @TempDir
    Path folder;

    /** As when the program dies: the transaction in hand is lost, and nothing after it runs. */
    private static final class Killed extends Error {}

    @Test
    void an_import_that_was_killed_goes_on_where_it_was_with_no_row_twice() {
        try (var world = new ImportWorld(folder)) {
            var file = new StringBuilder("customer,subscription,start,amount,interval,currency\n");
            for (int i = 0; i < 4_500; i++) {
                file.append("C%d,S-%d,2025-01-01,%d,monthly,EUR\n".formatted(i, i, i + 1));
            }
            Import mapped = world.mapped(file.toString(), Map.of());
            world.imports.commit(ADA, mapped.id());

            for (int kills = 1; kills <= 3; kills++) {
                ImportWork doomed = world.partsWith(dyingAtCommit(world, 2)).work();
                assertThatThrownBy(() -> doomed.on(mapped.id())).isInstanceOf(Killed.class);
                assertThat(world.imports.get(ADA, mapped.id()).state()).isEqualTo(State.IMPORTING);
            }
            Import done = world.work(mapped.id());

            assertThat(done.state()).isEqualTo(State.IMPORTED);
            assertThat(done.counts()).isEqualTo(new Import.Counts(4_500, 0, 0, 0, 0));
            assertThat(world.world.facts.lastSeq()).isEqualTo(4_500);
        }
    }

    @Test
    void of_two_who_work_on_the_same_import_one_gives_way() throws InterruptedException {
        try (var world = new ImportWorld(folder)) {
            var file = new StringBuilder("customer,subscription,start,amount,interval,currency\n");
            for (int i = 0; i < 3_000; i++) {
                file.append("C%d,S-%d,2025-01-01,%d,monthly,EUR\n".formatted(i, i, i + 1));
            }
            Import mapped = world.mapped(file.toString(), Map.of());
            world.imports.commit(ADA, mapped.id());

            Thread other = Thread.ofPlatform().start(() -> world.parts().work().on(mapped.id()));
            world.work(mapped.id());
            other.join();

            assertThat(world.imports.get(ADA, mapped.id()).counts().created()).isEqualTo(3_000);
            assertThat(world.world.facts.lastSeq()).isEqualTo(3_000);
        }
    }

    /** Lets some transactions through and dies when the next one is about to commit. */
    private static TransactionTemplate dyingAtCommit(ImportWorld world, int after) {
        var left = new AtomicInteger(after);
        return new TransactionTemplate(new JdbcTransactionManager(world.world.source)) {
            @Override
            public <T> T execute(org.springframework.transaction.support.TransactionCallback<T> action) {
                return super.execute(status -> {
                    T result = action.doInTransaction(status);
                    if (left.getAndDecrement() == 0) {
                        throw new Killed();
                    }
                    return result;
                });
            }
        };
    }
}
