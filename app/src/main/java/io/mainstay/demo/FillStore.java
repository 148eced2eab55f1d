package io.mainstay.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one row that says how far the sample company has been told. */
@Repository
class FillStore {

    private static final String FIND = "select until, told, finished from demo_fill";

    private static final String BEGIN = "insert into demo_fill (until) values (:until)";

    private static final String TOLD = "update demo_fill set told = :told";

    private static final String FINISH = "update demo_fill set finished = true";

    private static final RowMapper<Fill> FILL = (row, _) -> {
        LocalDate told = row.getObject("told", LocalDate.class);
        return new Fill(
                row.getObject("until", LocalDate.class),
                told == null ? null : YearMonth.from(told),
                row.getBoolean("finished"));
    };

    private final JdbcClient db;

    FillStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Fill> find() {
        return db.sql(FIND).query(FILL).optional();
    }

    void begin(Fill fill) {
        db.sql(BEGIN).param("until", fill.until()).update();
    }

    void told(YearMonth month) {
        db.sql(TOLD).param("told", month.atDay(1)).update();
    }

    void finish() {
        db.sql(FINISH).update();
    }
}
