package io.mainstay.metrics;

import io.mainstay.semantics.Field;
import io.mainstay.semantics.FieldType;
import io.mainstay.semantics.Kind;
import io.mainstay.semantics.Kinds;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of the columnar copy: one typed table for each kind of fact. Each row stands from its own seq until the seq
 * of the record's next revision, so <em>as known at</em> a seq is a condition on two numbers.
 */
final class FactTables {

    /** Stands for "not replaced". */
    static final long FOREVER = Long.MAX_VALUE;

    private FactTables() {}

    static List<String> create(Kinds kinds) {
        List<String> statements = new java.util.ArrayList<>();
        statements.add("create schema if not exists fact");
        statements.add("create table if not exists fact.cursor (seq bigint not null, kinds varchar not null)");
        for (Kind kind : kinds.list()) {
            statements.add("create table if not exists " + table(kind)
                    + " (seq bigint, until_seq bigint, account bigint, effective timestamptz, subject varchar,"
                    + " recorded_at timestamptz"
                    + kind.fields().stream()
                            .map(f -> ", " + column(f) + " " + f.type().column())
                            .collect(Collectors.joining())
                    + (keepsFields(kind) ? ", fields json" : "") + ")");
        }
        return statements;
    }

    /** Moves a kind's rows from the staging table, typed. */
    static String fill(Kind kind) {
        String shape = kind.fields().stream()
                .map(f -> "\"%s\": \"%s\"".formatted(f.name(), f.type().column()))
                .collect(Collectors.joining(", ", "{", "}"));
        String columns = kind.fields().stream().map(FactTables::value).collect(Collectors.joining());
        return """
                insert into %s
                select seq, %d, account, make_timestamptz(effective), subject, make_timestamptz(recorded_at)%s%s
                  from (select *, from_json(fields, '%s') as f from staging where kind = '%s' and not retracted)
                 order by account, subject, effective
                """.formatted(table(kind), FOREVER, columns, keepsFields(kind) ? ", fields" : "", shape, kind.name());
    }

    /** Ends the rows whose record has a later revision in the staging table. */
    static String replace(Kind kind) {
        return """
                update %s as old set until_seq = staging.seq
                  from staging
                 where old.seq = staging.replaces and staging.kind = '%s'
                """.formatted(table(kind), kind.name());
    }

    /** Lays a kind's rows in the order of accounts, so that those of a few accounts are found without reading all. */
    static String sort(Kind kind) {
        return "create or replace table %1$s as from %1$s order by account, subject, effective, seq"
                .formatted(table(kind));
    }

    static String table(Kind kind) {
        return "fact." + kind.name();
    }

    private static String value(Field field) {
        String value = "f." + column(field);
        return ", " + (field.otherwise() == null ? value : "coalesce(%s, %s)".formatted(value, literal(field)));
    }

    private static String literal(Field field) {
        return field.type() instanceof FieldType.Text || field.type() instanceof FieldType.OneOf
                ? "'" + field.otherwise() + "'"
                : String.valueOf(field.otherwise());
    }

    private static String column(Field field) {
        return "\"" + field.name() + "\"";
    }

    private static boolean keepsFields(Kind kind) {
        return kind.fields().stream().anyMatch(f -> f.type() instanceof FieldType.Traits);
    }
}
