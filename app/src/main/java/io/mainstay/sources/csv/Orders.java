package io.mainstay.sources.csv;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.semantics.Kinds;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Carries out an import that was asked for in one sentence: upload, map, and try or record it. */
@Component
public class Orders {

    private final Imports imports;
    private final Kinds kinds;
    private final Workspace workspace;
    private final Clock clock;

    Orders(Imports imports, Kinds kinds, Workspace workspace, Clock clock) {
        this.imports = imports;
        this.kinds = kinds;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** The import as it was started; it goes on by itself. */
    public Import start(Principal principal, ImportOrder order, InputStream in) {
        Company company = workspace.company();
        Import imported = imports.upload(principal, order.file(), order.source(), in);
        Mapping mapping = mapping(imported, order, company);
        List<String> problems = imports.map(principal, imported.id(), order.source(), mapping);
        if (!problems.isEmpty()) {
            imports.cancel(principal, imported.id());
            throw new Refused(ErrorCode.INVALID, String.join(". ", problems) + ".");
        }
        if (order.dryRun()) {
            imports.check(principal, imported.id());
        } else {
            imports.commit(principal, imported.id());
        }
        return imports.get(principal, imported.id());
    }

    private Mapping mapping(Import imported, ImportOrder order, Company company) {
        Mapping start;
        if (order.saved() != null) {
            start = imports.savedMapping(order.saved()).mapping();
        } else {
            RowRule rule = rule(imported, order);
            LocalDate today = LocalDate.now(clock.withZone(company.zone()));
            start = imports.suggest(imported, rule, company.currency().getCurrencyCode(), today);
        }
        Map<String, Filling> fields = new LinkedHashMap<>(start.fields());
        order.maps().forEach(map -> mapped(map, fields));
        order.sets().forEach(set -> {
            int equals = split(set, "--set");
            fields.put(set.substring(0, equals), Filling.fixed(set.substring(equals + 1)));
        });
        return new Mapping(start.rule(), start.kind(), fields);
    }

    private RowRule rule(Import imported, ImportOrder order) {
        if (order.rule() == null && order.kind() == null) {
            return imports.likelyRule(imported);
        }
        String rule = order.rule() == null ? PlainRow.NAME : order.rule();
        String kind = order.kind() == null ? "" : order.kind();
        return RowRule.find(rule, kind, kinds).orElseThrow(() -> new Refused(ErrorCode.INVALID, known(rule, kind)));
    }

    private String known(String rule, String kind) {
        return rule.equals(PlainRow.NAME)
                ? "There is no kind \"%s\"; known are %s."
                        .formatted(
                                kind,
                                String.join(
                                        ", ",
                                        kinds.list().stream()
                                                .map(each -> each.name().value())
                                                .toList()))
                : "There is no rule \"%s\"; known are plain, %s."
                        .formatted(
                                rule,
                                String.join(
                                        ", ",
                                        RowRule.special(kinds).stream()
                                                .map(RowRule::name)
                                                .toList()));
    }

    private static void mapped(String map, Map<String, Filling> fields) {
        int equals = split(map, "--map");
        String[] target = map.substring(equals + 1).split("\\|", -1);
        List<Transform> transforms = Arrays.stream(target)
                .skip(1)
                .map(name -> transform(name.strip()))
                .toList();
        fields.put(target[0], new Filling(map.substring(0, equals), null, transforms, Map.of()));
    }

    private static Transform transform(String name) {
        return Arrays.stream(Transform.values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        ErrorCode.INVALID,
                        "There is no transform \"%s\"; known are %s.".formatted(name, List.of(Transform.values()))));
    }

    private static int split(String pair, String option) {
        int equals = pair.lastIndexOf('=');
        if (equals < 1) {
            throw new Refused(ErrorCode.INVALID, "%s is written NAME=NAME, not \"%s\".".formatted(option, pair));
        }
        return option.equals("--set") ? pair.indexOf('=') : equals;
    }
}
