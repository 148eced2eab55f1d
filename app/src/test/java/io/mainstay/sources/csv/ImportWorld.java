package io.mainstay.sources.csv;

import io.mainstay.facts.Fact;
import io.mainstay.facts.FactKinds;
import io.mainstay.facts.TestFacts;
import io.mainstay.platform.DataFolder;
import io.mainstay.sources.TestSources;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports on a real database and a data folder of their own; the jobs run when a test says so. */
final class ImportWorld implements AutoCloseable {

    static final Principal ADA = new Principal(1, "Ada", Role.OWNER, Reach.everything());

    final TestFacts world = new TestFacts();
    final List<ImportId> jobs = new ArrayList<>();
    final DataFolder folder;
    final ImportParts parts;
    final Imports imports;

    ImportWorld(Path path) {
        folder = DataFolder.open(path);
        world.db
                .sql(
                        "truncate record_source, csv_import, import_error, import_change, import_mapping, invoiced_account")
                .update();
        parts = parts();
        imports = parts.imports(jobs::add);
    }

    /** The program started anew on the same database and folder. */
    ImportParts parts() {
        return partsWith(new TransactionTemplate(world.transactions));
    }

    ImportParts partsWith(TransactionTemplate transaction) {
        Clock clock = world.clock;
        return new ImportParts(
                world.db,
                transaction,
                folder,
                world.facts,
                world.accounts,
                TestSources.on(world.db, world.facts, clock),
                FactKinds.shipped(),
                () -> TestFacts.ZONE,
                clock);
    }

    Import upload(String text) {
        return imports.upload(
                ADA, "file.csv", "billing", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Uploads and maps as the program suggests. */
    Import mapped(String text, Map<String, String> fixed) {
        Import imported = upload(text);
        Mapping suggested = imports.suggest(imported, imports.likelyRule(imported), "EUR", LocalDate.of(2026, 3, 1));
        var fields = new java.util.LinkedHashMap<>(suggested.fields());
        fixed.forEach((target, value) -> fields.put(target, Filling.fixed(value)));
        List<String> problems =
                imports.map(ADA, imported.id(), "billing", new Mapping(suggested.rule(), suggested.kind(), fields));
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.toString());
        }
        return imports.get(ADA, imported.id());
    }

    Import check(ImportId id) {
        imports.check(ADA, id);
        return work(id);
    }

    Import commit(ImportId id) {
        imports.commit(ADA, id);
        return work(id);
    }

    Import undo(ImportId id) {
        imports.undo(ADA, id);
        return work(id);
    }

    Import work(ImportId id) {
        parts.work().on(id);
        return imports.get(ADA, id);
    }

    String errors(ImportId id) {
        try {
            var out = new ByteArrayOutputStream();
            imports.writeErrors(ADA, id, out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Fact current(String key) {
        return world.facts.current(ADA, "billing", List.of(key)).get(key);
    }

    /** The terms that hold, as "subject day status price". */
    List<String> terms() {
        return world.db.sql("""
                  select f.subject || ' ' || (f.at at time zone 'Europe/Berlin')::date || ' ' || (f.fields ->> 'status')
                         || case when f.fields ->> 'status' = 'active'
                                 then ' ' || trim_scale((f.fields ->> 'unit_price')::numeric)
                                 else ''
                            end as terms
                    from fact f
                    join fact_head h using (seq)
                   where f.kind = 'subscription_terms'
                     and not f.retracted
                order by f.subject, f.at
                """).query((row, _) -> row.getString("terms")).list();
    }

    @Override
    public void close() {
        folder.close();
    }
}
