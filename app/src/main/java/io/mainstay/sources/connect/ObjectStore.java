package io.mainstay.sources.connect;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What objects of other systems last said, and what connectors remember, in PostgreSQL. */
final class ObjectStore {

    private static final String KEYS = """
            select object, keys
              from connection_object
             where source = :source
               and object = any(:objects)
            """;

    private static final String PUT_KEYS = """
            insert into connection_object (source, object, keys)
            select :source, object, array(select jsonb_array_elements_text(keys::jsonb))
              from unnest(:objects::text[], :keys::text[]) as said(object, keys)
                on conflict (source, object) do update set keys = excluded.keys
            """;

    private static final String MEMORY = """
            select object, memory
              from connection_object
             where source = :source
               and object = any(:objects)
               and memory is not null
            """;

    private static final String REMEMBER = """
            insert into connection_object (source, object, memory)
            select :source, object, memory
              from unnest(:objects::text[], :memories::text[]) as m(object, memory)
                on conflict (source, object) do update set memory = excluded.memory
            """;

    private static final String FORGET = "delete from connection_object where source = :source";

    private final JdbcClient db;

    ObjectStore(JdbcClient db) {
        this.db = db;
    }

    Map<String, Set<String>> keys(String source, Collection<String> objects) {
        Map<String, Set<String>> keys = new HashMap<>();
        db.sql(KEYS)
                .param("source", source)
                .param("objects", objects.toArray(String[]::new))
                .query(row -> {
                    String[] said = (String[]) row.getArray("keys").getArray();
                    keys.put(row.getString("object"), new TreeSet<>(Arrays.asList(said)));
                });
        return keys;
    }

    /** @param said by object, which keys of records it says now */
    void put(String source, Map<String, Set<String>> said) {
        if (!said.isEmpty()) {
            List<Map.Entry<String, Set<String>>> entries = List.copyOf(said.entrySet());
            db.sql(PUT_KEYS)
                    .param("source", source)
                    .param("objects", entries.stream().map(Map.Entry::getKey).toArray(String[]::new))
                    .param(
                            "keys",
                            entries.stream()
                                    .map(entry -> JsonMapper.shared().writeValueAsString(entry.getValue()))
                                    .toArray(String[]::new))
                    .update();
        }
    }

    Map<String, String> memory(String source, Collection<String> names) {
        Map<String, String> memory = new HashMap<>();
        db.sql(MEMORY)
                .param("source", source)
                .param("objects", names.toArray(String[]::new))
                .query(row -> {
                    memory.put(row.getString("object"), row.getString("memory"));
                });
        return memory;
    }

    void remember(String source, Map<String, String> memory) {
        if (!memory.isEmpty()) {
            List<Map.Entry<String, String>> entries = List.copyOf(memory.entrySet());
            db.sql(REMEMBER)
                    .param("source", source)
                    .param("objects", entries.stream().map(Map.Entry::getKey).toArray(String[]::new))
                    .param("memories", entries.stream().map(Map.Entry::getValue).toArray(String[]::new))
                    .update();
        }
    }

    void forget(String source) {
        db.sql(FORGET).param("source", source).update();
    }
}
