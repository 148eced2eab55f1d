package io.mainstay.workspace;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The lists that people keep under a name, for themselves or for everybody. */
@Service
public class SavedViews {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2_000;

    private static final String LIST = """
              select id, page, name, query, shared, owner = :reader as own
                from saved_view
               where page = :page and (owner = :reader or shared and :whole)
            order by lower(name), id
            """;

    private static final String ADD = """
            insert into saved_view (page, name, query, owner, shared, created_at)
            values (:page, :name, :query, :owner, :shared, :now)
            """;

    private static final String CHANGE = """
            update saved_view set name = :name, query = :query, shared = :shared
             where page = :page and owner = :owner and lower(name) = lower(:name)
            """;

    private static final String REMOVE = """
            delete from saved_view where id = :id and owner = :owner
            """;

    private final JdbcClient db;
    private final Clock clock;

    SavedViews(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those of a page that the reader may see: their own, and what others share. A name or a filter may speak of
     * customers, so who sees a portfolio sees their own only.
     */
    public List<SavedView> list(Principal reader, String page) {
        return db.sql(LIST)
                .param("reader", reader.member())
                .param("page", page)
                .param("whole", reader.reach().whole())
                .query((row, _) -> new SavedView(
                        row.getLong("id"),
                        row.getString("page"),
                        row.getString("name"),
                        row.getString("query"),
                        row.getBoolean("shared"),
                        row.getBoolean("own")))
                .list();
    }

    /** Under a name that the owner has already it becomes what it is now. */
    public void add(Principal by, String page, String name, String query, boolean shared) {
        by.require(Permission.WORK);
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new Refused(
                    ErrorCode.INVALID, "Give the view a name of at most %d characters.".formatted(LONGEST_NAME));
        }
        if (query.length() > LONGEST_QUERY) {
            throw new Refused(ErrorCode.INVALID, "This view has too many filters to be kept.");
        }
        boolean there = keep(CHANGE, by, page, name.strip(), query, shared) > 0;
        if (!there) {
            keep(ADD, by, page, name.strip(), query, shared);
        }
    }

    private int keep(String how, Principal by, String page, String name, String query, boolean shared) {
        return db.sql(how)
                .param("page", page)
                .param("name", name)
                .param("query", query)
                .param("owner", by.member())
                .param("shared", shared)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    public void remove(Principal by, long id) {
        by.require(Permission.WORK);
        if (db.sql(REMOVE).param("id", id).param("owner", by.member()).update() == 0) {
            throw new NotFound("view of yours", id);
        }
    }
}
