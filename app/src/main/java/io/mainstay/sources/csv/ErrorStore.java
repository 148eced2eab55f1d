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
                 and row > :after
            order by row
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

    List<ImportError> page(ImportId id, int after, int limit) {
        return db.sql(PAGE)
                .param("import", id.value())
                .param("after", after)
                .param("limit", limit)
                .query(ERROR)
                .list();
    }

    private static ImportError error(ResultSet row, int number) throws SQLException {
        return new ImportError(row.getInt("row"), Arrays.asList((String[])
                row.getArray("errors").getArray()));
    }
}
