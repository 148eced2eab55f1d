package io.mainstay.sources.csv;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of imports that failed, in PostgreSQL. */
final class ErrorStore {

    private static final String ADD = """
            insert into import_error (import, row, errors)
            select :import, row, array(select jsonb_array_elements_text(errors))
              from unnest(:rows::integer[], :errors::jsonb[]) as e(row, errors)
            """;

    private static final String CLEAR = "delete from import_error where import = :import";

    private static final String PAGE = """
              select row, errors
                from import_error
               where import = :import
                 and (:before = 9223372036854775807
                      or (%1$s, row) %3$s (select %1$s, row from import_error where import = :import and row = :before))
                 and (cast(:words as text) is null
                      or strpos(lower(array_to_string(errors, '; ')), lower(:words)) > 0
                      or cast(row as text) = :words)
                 and (cast(:wrong as text) is null
                      or exists (select from unnest(errors) as e where regexp_replace(e, '"[^"]*"', '…', 'g') = :wrong))
            order by %1$s %2$s, row %2$s
               limit :limit
            """;

    private static final String WRONGS = """
            select distinct regexp_replace(e, '"[^"]*"', '…', 'g') as wrong
              from import_error
             cross join unnest(errors) as e
             where import = :import
             order by wrong
             limit :limit
            """;

    private static final RowMapper<ImportError> ERROR = ErrorStore::error;

    private final JdbcClient db;

    ErrorStore(JdbcClient db) {
        this.db = db;
    }

    void add(ImportId id, List<ImportError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        db.sql(ADD)
                .param("import", id.value())
                .param("rows", errors.stream().map(ImportError::row).toArray(Integer[]::new))
                .param(
                        "errors",
                        errors.stream()
                                .map(error -> JsonMapper.shared().writeValueAsString(error.errors()))
                                .toArray(String[]::new))
                .update();
    }

    void clear(ImportId id) {
        db.sql(CLEAR).param("import", id.value()).update();
    }

    List<ImportError> page(ImportId id, ErrorPage page) {
        return db.sql(page.order().in(PAGE))
                .param("import", id.value())
                .param("before", page.before())
                .param("words", page.words())
                .param("wrong", page.wrong())
                .param("limit", page.limit())
                .query(ERROR)
                .list();
    }

    /** What is wrong with rows, whatever stood there. */
    List<String> wrongs(ImportId id, int limit) {
        return db.sql(WRONGS)
                .param("import", id.value())
                .param("limit", limit)
                .query((row, _) -> row.getString("wrong"))
                .list();
    }

    private static ImportError error(ResultSet row, int number) throws SQLException {
        return new ImportError(row.getInt("row"), Arrays.asList((String[])
                row.getArray("errors").getArray()));
    }
}
