package io.mainstay.sources.connect;

import io.mainstay.platform.Secrets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connectors there are, and what each needs to work with a connection. */
final class Shelf {

    private final List<Connector> connectors;
    private final Secrets secrets;
    private final ObjectStore objects;

    Shelf(List<Connector> connectors, Secrets secrets, ObjectStore objects) {
        this.connectors = connectors.stream()
                .sorted(Comparator.comparing(connector -> connector.card().label()))
                .toList();
        this.secrets = secrets;
        this.objects = objects;
    }

    List<Connector> list() {
        return connectors;
    }

    Optional<Connector> find(String name) {
        return connectors.stream()
                .filter(connector -> connector.card().name().equals(name))
                .findFirst();
    }

    Connected connected(Connection connection) {
        Card card = find(connection.connector()).orElseThrow().card();
        Map<String, String> settings = new HashMap<>(connection.settings());
        for (Card.Setting field : card.fields()) {
            if (field.secret()) {
                secrets.find(owner(connection.source(), field.name()))
                        .ifPresent(secret -> settings.put(field.name(), secret));
            }
        }
        return connected(card, connection.source(), settings);
    }

    /** The same with settings that somebody has just typed. */
    Connected connected(Card card, String source, Map<String, String> typed) {
        Map<String, String> settings = new HashMap<>();
        card.fields().forEach(field -> {
            String value = typed.getOrDefault(field.name(), "").strip();
            settings.put(field.name(), value.isEmpty() ? field.preset() : value);
        });
        return new Connected(source, settings, (Collection<String> names) -> objects.memory(source, names));
    }

    void keepSecrets(Card card, String source, Map<String, String> typed) {
        for (Card.Setting field : card.fields()) {
            String value = typed.getOrDefault(field.name(), "").strip();
            if (field.secret() && !value.isEmpty()) {
                secrets.keep(owner(source, field.name()), value);
            }
        }
    }

    void forgetSecrets(Card card, String source) {
        card.fields().stream()
                .filter(Card.Setting::secret)
                .forEach(field -> secrets.forget(owner(source, field.name())));
    }

    private static String owner(String source, String field) {
        return "connection/%s/%s".formatted(source, field);
    }
}
