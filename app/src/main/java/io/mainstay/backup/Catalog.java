package io.mainstay.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says of itself: its tables, what refers to what, its sequences, its triggers. */
final class Catalog {

    /** A table's columns, but for those the database computes itself. */
    private static final String TABLES = """
            select c.relname as name,
                   string_agg(a.attname, ',' order by a.attnum) as columns
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             where c.relnamespace = current_schema()::regnamespace
               and c.relkind = 'r'
             group by c.relname
             order by c.relname
            """;

    private static final String REFERENCES = """
            select f.relname as referring, t.relname as referred
              from pg_constraint k
              join pg_class f on f.oid = k.conrelid
              join pg_class t on t.oid = k.confrelid
             where k.contype = 'f'
               and f.relnamespace = current_schema()::regnamespace
               and f.oid <> t.oid
            """;

    private static final String SEQUENCES =
            "select sequencename from pg_sequences where schemaname = current_schema() order by sequencename";

    private static final String SEQUENCE = "select last_value, is_called from \"%s\"";

    private static final String TRIGGERS = """
            select c.relname as relation, t.tgname as name, t.tgenabled as mode
              from pg_trigger t
              join pg_class c on c.oid = t.tgrelid
             where c.relnamespace = current_schema()::regnamespace
               and not t.tgisinternal
               and t.tgenabled <> 'D'
             order by c.relname, t.tgname
            """;

    private static final String MIGRATIONS = """
            select version, script, checksum
              from flyway_schema_history
             where success
             order by installed_rank
            """;

    /** Something of the schema itself, and where it stands. */
    record Trigger(String table, String name, String mode) {}

    private record Reference(String from, String to) {}

    private static final RowMapper<Reference> REFERENCE =
            (row, _) -> new Reference(row.getString("referring"), row.getString("referred"));

    private static final RowMapper<Trigger> TRIGGER =
            (row, _) -> new Trigger(row.getString("relation"), row.getString("name"), row.getString("mode"));

    private static final RowMapper<Manifest.Migration> MIGRATION = (row, _) ->
            new Manifest.Migration(row.getString("version"), row.getString("script"), row.getInt("checksum"));

    private final JdbcClient db;

    Catalog(JdbcClient db) {
        this.db = db;
    }

    /** Each table with its columns, after every table it refers to. */
    Map<String, List<String>> tables() {
        var columns = new LinkedHashMap<String, List<String>>();
        db.sql(TABLES).query(row -> {
            columns.put(row.getString("name"), List.of(row.getString("columns").split(",")));
        });
        var references = db.sql(REFERENCES).query(REFERENCE).list().stream()
                .collect(Collectors.groupingBy(Reference::from, Collectors.mapping(Reference::to, Collectors.toSet())));
        var waiting = new ArrayList<>(columns.keySet());
        var ordered = new LinkedHashMap<String, List<String>>();
        while (!waiting.isEmpty()) {
            String next = waiting.stream()
                    .filter(name -> ordered.keySet().containsAll(references.getOrDefault(name, Set.of())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Tables refer to each other in a circle: " + waiting));
            waiting.remove(next);
            ordered.put(next, columns.get(next));
        }
        return ordered;
    }

    List<Manifest.Sequence> sequences() {
        return db.sql(SEQUENCES).query(String.class).list().stream()
                .map(name -> db.sql(SEQUENCE.formatted(name))
                        .query((row, _) -> new Manifest.Sequence(
                                String.valueOf(name), row.getLong("last_value"), row.getBoolean("is_called")))
                        .single())
                .toList();
    }

    List<Trigger> triggers() {
        return db.sql(TRIGGERS).query(TRIGGER).list();
    }

    List<Manifest.Migration> migrations() {
        return db.sql(MIGRATIONS).query(MIGRATION).list();
    }
}
