package io.mainstay.sources.csv;

import io.mainstay.sources.csv.Import.Counts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The imports in PostgreSQL. */
final class ImportStore {

    /** An import with the row it has come to. */
    record Place(Import imported, int position) {}

    private static final String ADD = """
               insert into csv_import (source, file, state, created_by, created_at)
               values (:source, :file::jsonb, 'UPLOADED', :by, :at)
            returning id
            """;

    private static final String ALL = """
            select id, source, file, mapping, state, position, created, updated, unchanged, failed, repeated, problem,
                   created_by, created_at, finished_at
              from csv_import
            """;

    private static final String ONE = ALL + " where id = :id";

    private static final String ONE_LOCKED = ONE + " for update";

    private static final String PAGE = ALL + """
             where (:before = 9223372036854775807
                    or (%1$s, id) %3$s (select %1$s, id from csv_import where id = :before))
               and (cast(:source as text) is null or source = :source)
               and (cast(:state as text) is null or state = :state)
               and (cast(:words as text) is null
                    or strpos(lower(file ->> 'name'), lower(:words)) > 0
                    or strpos(lower(source), lower(:words)) > 0)
          order by %1$s %2$s, id %2$s
             limit :limit
            """;

    private static final String RESHAPE = "update csv_import set file = :file::jsonb, mapping = null where id = :id";

    private static final String MAP = """
            update csv_import
               set source = :source, mapping = :mapping::jsonb, state = 'UPLOADED'
             where id = :id
            """;

    private static final String RESTART = """
            update csv_import
               set state = :state, position = 0, created = 0, updated = 0, unchanged = 0, failed = 0, repeated = 0,
                   preview = null, problem = null, finished_at = null
             where id = :id
            """;

    private static final String ADVANCE = """
            update csv_import
               set position = :position, created = created + :created, updated = updated + :updated,
                   unchanged = unchanged + :unchanged, failed = failed + :failed, repeated = repeated + :repeated
             where id = :id
            """;

    private static final String END = """
            update csv_import
               set state = :state, problem = :problem, finished_at = :at
             where id = :id
            """;

    private static final String PREVIEW = "select preview from csv_import where id = :id and preview is not null";

    private static final String SET_PREVIEW = "update csv_import set preview = :preview::jsonb where id = :id";

    private static final String RUNNING = ALL + " where state in ('CHECKING', 'IMPORTING', 'UNDOING') order by id";

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final RowMapper<Place> PLACE = (row, _) -> {
        String mapping = row.getString("mapping");
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        var counts = new Counts(
                row.getInt("created"),
                row.getInt("updated"),
                row.getInt("unchanged"),
                row.getInt("failed"),
                row.getInt("repeated"));
        var story = new Import.Story(
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("problem"));
        var imported = new Import(
                ImportId.of(row.getLong("id")),
                row.getString("source"),
                JSON.readValue(row.getString("file"), Import.File.class),
                mapping == null ? null : JSON.readValue(mapping, Mapping.class),
                Import.State.valueOf(row.getString("state")),
                counts,
                story);
        return new Place(imported, row.getInt("position"));
    };

    private final JdbcClient db;

    ImportStore(JdbcClient db) {
        this.db = db;
    }

    ImportId add(String source, Import.File file, String by, Instant at) {
        return db.sql(ADD)
                .param("source", source)
                .param("file", JSON.writeValueAsString(file))
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> ImportId.of(row.getLong("id")))
                .single();
    }

    Optional<Import> find(ImportId id) {
        return db.sql(ONE).param("id", id.value()).query(PLACE).optional().map(Place::imported);
    }

    /** Keeps everyone else from changing the import until the transaction ends. */
    Optional<Place> lock(ImportId id) {
        return db.sql(ONE_LOCKED).param("id", id.value()).query(PLACE).optional();
    }

    List<Import> page(ImportPage page) {
        return db
                .sql(page.order().in(PAGE))
                .param("before", page.before())
                .param("source", page.source())
                .param("state", page.state() == null ? null : page.state().name())
                .param("words", page.words())
                .param("limit", page.limit())
                .query(PLACE)
                .list()
                .stream()
                .map(Place::imported)
                .toList();
    }

    List<Import> running() {
        return db.sql(RUNNING).query(PLACE).list().stream().map(Place::imported).toList();
    }

    void reshape(ImportId id, Import.File file) {
        db.sql(RESHAPE)
                .param("id", id.value())
                .param("file", JSON.writeValueAsString(file))
                .update();
    }

    void map(ImportId id, String source, Mapping mapping) {
        db.sql(MAP)
                .param("id", id.value())
                .param("source", source)
                .param("mapping", JSON.writeValueAsString(mapping))
                .update();
    }

    void restart(ImportId id, Import.State state) {
        db.sql(RESTART).param("id", id.value()).param("state", state.name()).update();
    }

    void advance(ImportId id, int position, Counts more) {
        db.sql(ADVANCE)
                .param("id", id.value())
                .param("position", position)
                .param("created", more.created())
                .param("updated", more.updated())
                .param("unchanged", more.unchanged())
                .param("failed", more.failed())
                .param("repeated", more.repeated())
                .update();
    }

    void end(ImportId id, Import.State state, @Nullable String problem, @Nullable Instant at) {
        db.sql(END)
                .param("id", id.value())
                .param("state", state.name())
                .param("problem", problem)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Preview> preview(ImportId id) {
        return db.sql(PREVIEW)
                .param("id", id.value())
                .query((row, _) -> JSON.readValue(row.getString("preview"), new TypeReference<List<Preview>>() {}))
                .optional()
                .orElse(List.of());
    }

    void setPreview(ImportId id, List<Preview> preview) {
        db.sql(SET_PREVIEW)
                .param("id", id.value())
                .param("preview", JSON.writeValueAsString(preview))
                .update();
    }
}
