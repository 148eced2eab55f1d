package io.mainstay.sources.connect;

import io.mainstay.facts.Facts;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import io.mainstay.sources.Sources;
import io.mainstay.sources.connect.Connection.State;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;

/** The way in for sources that Mainstay asks by itself: connected, watched, changed and let go. */
public class Connections {

    private final ConnectionTables tables;
    private final Shelf shelf;
    private final Sources sources;
    private final Facts facts;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Consumer<String> wake;
    private final Clock clock;

    /** What came of trying to connect or change a connection. */
    public sealed interface Outcome {

        record Connected(String source) implements Outcome {}

        record Refused(Trial.Fails reason) implements Outcome {}
    }

    Connections(
            ConnectionTables tables,
            Shelf shelf,
            Sources sources,
            Facts facts,
            Audit audit,
            TransactionTemplate transaction,
            Consumer<String> wake,
            Clock clock) {
        this.tables = tables;
        this.shelf = shelf;
        this.sources = sources;
        this.facts = facts;
        this.audit = audit;
        this.transaction = transaction;
        this.wake = wake;
        this.clock = clock;
    }

    /** Everything that can be connected. */
    public List<Card> cards() {
        return shelf.list().stream().map(Connector::card).toList();
    }

    public Card card(String connector) {
        return connector(connector).card();
    }

    public Optional<Connection> find(Principal reader, String source) {
        reader.require(Permission.SEE_COMPANY);
        return tables.connections().find(source);
    }

    public Connection get(Principal reader, String source) {
        return find(reader, source).orElseThrow(() -> new NotFound("connected source", source));
    }

    /** The name that a new connection's records will carry. */
    public String nextSource(String connector) {
        String name = card(connector).name();
        for (int number = 2; !isFree(name, connector); number++) {
            name = connector + "-" + number;
        }
        return name;
    }

    private boolean isFree(String source, String connector) {
        Optional<Connection> connection = tables.connections().find(source);
        return connection
                .map(there ->
                        there.state() == State.DISCONNECTED && there.connector().equals(connector))
                .orElseGet(() -> sources.isUnknown(source));
    }

    /** Asks the other system whether what was typed works, and connects when it does. */
    public Outcome connect(Principal by, String connector, Map<String, String> typed) {
        by.require(Permission.MANAGE_SOURCES);
        String source = nextSource(connector);
        Card card = card(connector);
        return tried(connector, source, typed)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> {
                    transaction.executeWithoutResult(_ -> {
                        sources.ensure(
                                source,
                                card.label()
                                        + source.substring(connector.length()).replace('-', ' '),
                                connector);
                        tables.connections().connect(source, connector, open(card, typed), by.name(), clock.instant());
                        shelf.keepSecrets(card, source, typed);
                        wake.accept(source);
                        audit.note(by, "source.connected", source, Map.of("connector", connector));
                    });
                    return new Outcome.Connected(source);
                });
    }

    /** The same for one that is connected; a secret that was not typed again stays as it is. */
    public Outcome change(Principal by, String source, Map<String, String> typed) {
        by.require(Permission.MANAGE_SOURCES);
        Connection connection = connected(by, source);
        Card card = card(connection.connector());
        Map<String, String> all = new HashMap<>(typed);
        Connected before = shelf.connected(connection);
        card.fields().stream()
                .filter(field ->
                        field.secret() && typed.getOrDefault(field.name(), "").isBlank())
                .forEach(field -> all.put(field.name(), before.setting(field.name())));
        return tried(connection.connector(), source, all)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> {
                    transaction.executeWithoutResult(_ -> {
                        tables.connections().change(source, open(card, typed));
                        shelf.keepSecrets(card, source, typed);
                        wake.accept(source);
                        audit.note(by, "source.connection_changed", source, Map.of());
                    });
                    return new Outcome.Connected(source);
                });
    }

    /** What was read of the other system with these settings; nothing when they do not work. */
    private Optional<Trial.Fails> tried(String connector, String source, Map<String, String> typed) {
        Card card = card(connector);
        for (Card.Setting field : card.fields()) {
            if (field.required()
                    && typed.getOrDefault(field.name(), "").isBlank()
                    && field.preset().isEmpty()) {
                return Optional.of(new Trial.Fails(field.name(), "This is needed to connect."));
            }
        }
        return switch (connector(connector).test(shelf.connected(card, source, typed))) {
            case Trial.Works _ -> Optional.empty();
            case Trial.Fails fails -> Optional.of(fails);
        };
    }

    public void runNow(Principal by, String source) {
        by.require(Permission.MANAGE_SOURCES);
        tables.connections().change(source, connected(by, source).settings());
        wake.accept(source);
    }

    /** How many records of a source stand, by kind: what would be taken back with it. */
    public Map<String, Long> standing(Principal reader, String source) {
        return facts.standing(reader, get(reader, source).source());
    }

    /** Its secrets go at once. Its facts stay as they are, or are taken back one by one. */
    public void disconnect(Principal by, String source, boolean retract) {
        by.require(Permission.MANAGE_SOURCES);
        Connection connection = connected(by, source);
        transaction.executeWithoutResult(_ -> {
            shelf.forgetSecrets(card(connection.connector()), source);
            tables.connections().setState(source, retract ? State.RETRACTING : State.DISCONNECTED);
            tables.hints().forget(source);
            wake.accept(source);
            audit.note(by, "source.disconnected", source, Map.of("facts", retract ? "retracted" : "kept"));
        });
    }

    /** What another system sent by itself. Its hints are kept before this returns. */
    public Heard hear(String source, Letter letter) {
        Connection connection = tables.connections()
                .find(source)
                .filter(Connection::isConnected)
                .orElseThrow(() -> new NotFound("connected source", source));
        Heard heard = connector(connection.connector()).hear(shelf.connected(connection), letter);
        if (heard instanceof Heard.Hints(List<Hint> hints)) {
            transaction.executeWithoutResult(_ -> {
                boolean anyNew = false;
                for (Hint hint : hints) {
                    anyNew |= tables.hints().add(source, hint, clock.instant());
                }
                if (anyNew) {
                    wake.accept(source);
                }
            });
        }
        return heard;
    }

    private Connector connector(String name) {
        return shelf.find(name).orElseThrow(() -> new NotFound("connector", name));
    }

    private Connection connected(Principal by, String source) {
        Connection connection = get(by, source);
        if (!connection.isConnected()) {
            throw new Refused(
                    ErrorCode.NOT_IN_THIS_STATE, "The source %s is not connected any more.".formatted(source));
        }
        return connection;
    }

    private static Map<String, String> open(Card card, Map<String, String> typed) {
        Map<String, String> open = new HashMap<>();
        card.fields().stream()
                .filter(field -> !field.secret())
                .forEach(field -> open.put(
                        field.name(), typed.getOrDefault(field.name(), "").strip()));
        return open;
    }
}
