package io.mainstay.sources.connect;

import io.mainstay.facts.TestFacts;
import io.mainstay.platform.TestSecrets;
import io.mainstay.sources.Sources;
import io.mainstay.sources.TestSources;
import io.mainstay.workspace.Audit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** Connections on a real database, whose jobs tests run by hand. */
public final class TestConnections {

    public final TestFacts world;
    public final Sources sources;
    public final Connections connections;
    public final List<String> woken = new ArrayList<>();
    private final ConnectionWork work;
    private final ConnectionTables tables;
    private final StepRecord record;

    public TestConnections(TestFacts world, Path folder, Connector... connectors) {
        this.world = world;
        this.sources = TestSources.on(world.db, world.facts, world.clock);
        this.tables = ConnectionTables.in(world.db);
        var shelf = new Shelf(
                List.of(connectors),
                TestSecrets.on(world.db, world.transactions, folder, world.clock),
                tables.objects());
        var transaction = new TransactionTemplate(world.transactions);
        this.record = new StepRecord(tables, world.facts, transaction, world.clock);
        this.work = new ConnectionWork(tables, shelf, record, sources, world.clock);
        this.connections = new Connections(
                tables,
                shelf,
                sources,
                world.facts,
                new Audit(world.db, world.clock),
                transaction,
                woken::add,
                world.clock);
    }

    /** Does what the job does. @return when it would look again */
    public Optional<Duration> run(String source) {
        return work.on(source);
    }

    public Connection connection(String source) {
        return tables.connections().find(source).orElseThrow();
    }

    /** Writes a step as a program would that began it after this state of the connection. */
    public boolean write(Connection after, Step.Read step) {
        return record.write(after, step, List.of());
    }

    public Map<String, String> memory(String source, String name) {
        return tables.objects().memory(source, List.of(name));
    }
}
