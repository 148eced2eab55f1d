package io.mainstay.sources.csv;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.mainstay.accounts.Accounts;
import io.mainstay.facts.Facts;
import io.mainstay.platform.DataFolder;
import io.mainstay.semantics.Kinds;
import io.mainstay.sources.Sources;
import io.mainstay.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts imports together and leaves their work to jobs, which another program takes over when this one dies. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    private static final String JOB = "import";

    @Bean
    ImportParts importParts(
            JdbcClient db,
            PlatformTransactionManager transactions,
            DataFolder folder,
            Facts facts,
            Accounts accounts,
            Sources sources,
            Kinds kinds,
            Workspace workspace,
            Clock clock) {
        return new ImportParts(
                db,
                new TransactionTemplate(transactions),
                folder,
                facts,
                accounts,
                sources,
                kinds,
                () -> workspace.company().zone(),
                clock);
    }

    @Bean
    Imports imports(ImportParts parts, ObjectProvider<SchedulerClient> scheduler, Task<Void> importJob) {
        Consumer<ImportId> job = id -> scheduler
                .getObject()
                .scheduleIfNotExists(
                        importJob.instance(id + " " + parts.clock().millis()),
                        parts.clock().instant());
        return parts.imports(job);
    }

    @Bean
    Task<Void> importJob(ImportParts parts) {
        return Tasks.custom(JOB, Void.class).execute((instance, _) -> {
            String id = instance.getId().split(" ")[0];
            Optional<Duration> again = parts.work().on(ImportId.of(Long.parseLong(id)));
            return again.<CompletionHandler<Void>>map(wait -> (done, operations) ->
                            operations.reschedule(done, parts.clock().instant().plus(wait)))
                    .orElseGet(CompletionHandler.OnCompleteRemove::new);
        });
    }

    /** Subscriptions read off invoices end when the days of grace are over; files are kept while they may be needed. */
    @Bean
    RecurringTask<Void> importsDaily(ImportParts parts) {
        return Tasks.recurring("imports-daily", FixedDelay.ofHours(6)).execute((_, _) -> parts.daily());
    }
}
