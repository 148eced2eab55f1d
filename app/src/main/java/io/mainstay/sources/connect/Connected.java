package io.mainstay.sources.connect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a connector works with: the settings of one connection, secrets among them, and what it chose to remember. */
public final class Connected {

    private final String source;
    private final Map<String, String> settings;
    private final Function<Collection<String>, Map<String, String>> memory;

    public Connected(
            String source, Map<String, String> settings, Function<Collection<String>, Map<String, String>> memory) {
        this.source = source;
        this.settings = Map.copyOf(settings);
        this.memory = memory;
    }

    /** As records carry it. */
    public String source() {
        return source;
    }

    /** What was typed in a field, or what it is preset to; empty when nothing. */
    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    /** What earlier steps remembered under this name. */
    public Optional<String> memory(String name) {
        return Optional.ofNullable(memory.apply(List.of(name)).get(name));
    }

    @Override
    public String toString() {
        return "connection " + source;
    }
}
