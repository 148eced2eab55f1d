package io.mainstay.demo;

import io.mainstay.facts.Facts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Records the sample company's history, month by month, so that it can be cut off anywhere and gone on with. */
@Component
class Filling {

    private static final Logger LOG = LoggerFactory.getLogger(Filling.class);
    private static final long SEED = 7;
    private static final int ACCOUNTS = 400;
    private static final int MONTHS = 36;

    private final Facts facts;
    private final FillStore fills;
    private final TransactionOperations transaction;

    Filling(Facts facts, FillStore fills, PlatformTransactionManager transactions) {
        this.facts = facts;
        this.fills = fills;
        this.transaction = new TransactionTemplate(transactions);
    }

    static Simulation simulation(LocalDate end) {
        return new Simulation(SEED, ACCOUNTS, MONTHS, end);
    }

    /** Records what is not recorded yet. */
    void goOn(Fill fill) {
        goOn(fill, simulation(fill.until()));
    }

    void goOn(Fill fill, Simulation simulation) {
        LOG.info("Filling the sample company: {} accounts over {} months", simulation.accounts(), simulation.months());
        List<Batch> month = new ArrayList<>();
        simulation.tell(batch -> {
            if (!month.isEmpty() && !month(month.getFirst()).equals(month(batch))) {
                record(fill, month);
            }
            month.add(batch);
        });
        record(fill, month);
        fills.finish();
        LOG.info("Filling the sample company: done, {} facts", facts.lastSeq());
    }

    /** A month is recorded whole or not at all, and remembered with it, so none is ever told twice. */
    private void record(Fill fill, List<Batch> batches) {
        YearMonth month = month(batches.getFirst());
        if (fill.lacks(month)) {
            transaction.executeWithoutResult(_ -> {
                batches.forEach(batch -> facts.record(batch.source(), batch.facts(), batch.recordedAt()));
                fills.told(month);
            });
            LOG.info("Filling the sample company: {} recorded", month);
        }
        batches.clear();
    }

    private static YearMonth month(Batch batch) {
        return YearMonth.from(batch.recordedAt().atZone(Story.ZONE));
    }
}
