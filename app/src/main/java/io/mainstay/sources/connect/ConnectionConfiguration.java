package io.mainstay.sources.connect;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.mainstay.facts.Facts;
import io.mainstay.platform.Secrets;
import io.mainstay.sources.Sources;
import io.mainstay.workspace.Audit;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts connections together and leaves their work to jobs, which another program takes over when this one dies. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    private static final String JOB = "connection";
    private static final Duration HINTS_KEPT = Duration.ofDays(40);

    @Bean
    ConnectionTables connectionTables(JdbcClient db) {
        return ConnectionTables.in(db);
    }

    @Bean
    Shelf connectorShelf(List<Connector> connectors, Secrets secrets, ConnectionTables tables) {
        return new Shelf(connectors, secrets, tables.objects());
    }

    @Bean
    ConnectionWork connectionWork(
            ConnectionTables tables,
            Shelf shelf,
            Facts facts,
            Sources sources,
            PlatformTransactionManager transactions,
            Clock clock) {
        var record = new StepRecord(tables, facts, new TransactionTemplate(transactions), clock);
        return new ConnectionWork(tables, shelf, record, sources, clock);
    }

    /** A source is woken twice: once and for all, to be looked at again and again, and once for now. */
    @Bean
    Connections connections(
            ConnectionTables tables,
            Shelf shelf,
            Sources sources,
            Facts facts,
            Audit audit,
            PlatformTransactionManager transactions,
            ObjectProvider<SchedulerClient> scheduler,
            Task<Void> connectionJob,
            Clock clock) {
        Consumer<String> wake = source -> {
            scheduler
                    .getObject()
                    .scheduleIfNotExists(
                            connectionJob.instance(source), clock.instant().plus(ConnectionWork.INTERVAL));
            scheduler
                    .getObject()
                    .scheduleIfNotExists(connectionJob.instance(source + " " + clock.millis()), clock.instant());
        };
        return new Connections(
                tables, shelf, sources, facts, audit, new TransactionTemplate(transactions), wake, clock);
    }

    /**
     * An instance named like its source looks again and again. One with a number behind the source works now, as long as
     * there is much to read, and then is gone; while it works the other leaves the source alone.
     */
    @Bean
    Task<Void> connectionJob(ConnectionWork work, Clock clock) {
        return Tasks.custom(JOB, Void.class).execute((instance, context) -> {
            String[] name = instance.getId().split(" ");
            boolean once = name.length > 1;
            if (!once && work.isBusy(name[0])) {
                return later(clock, ConnectionWork.INTERVAL);
            }
            Optional<Duration> again = work.on(name[0]);
            boolean more = again.equals(Optional.of(Duration.ZERO));
            if (again.isEmpty() || (once && !more)) {
                return new CompletionHandler.OnCompleteRemove<>();
            }
            if (more && !once) {
                context.getSchedulerClient()
                        .scheduleIfNotExists(new TaskInstance<>(JOB, name[0] + " " + clock.millis()), clock.instant());
                return later(clock, ConnectionWork.INTERVAL);
            }
            return later(clock, again.get());
        });
    }

    private static CompletionHandler<Void> later(Clock clock, Duration pause) {
        return (done, operations) -> operations.reschedule(done, clock.instant().plus(pause));
    }

    @Bean
    RecurringTask<Void> connectionHintsDaily(ConnectionTables tables, Clock clock) {
        return Tasks.recurring("connection-hints-daily", FixedDelay.ofHours(12))
                .execute((_, _) -> tables.hints().sweep(clock.instant().minus(HINTS_KEPT)));
    }
}
