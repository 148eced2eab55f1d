package io.mainstay.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A table is read and written by one part only; the others ask that part. */
class TableOwnersTest {

    private static final Pattern CREATED = Pattern.compile("(?im)^create table (?:if not exists )?(\\w+)");
    private static final String JAVA = "app/src/main/java";

    @Test
    void a_table_is_used_by_one_part() {
        var users = new TreeMap<String, Set<String>>();
        for (var table : tables()) {
            var used = Pattern.compile("\\b(?:from|join|into|update|truncate|table)\\s+" + table + "(?![\\w.])");
            for (var file : SourceTree.files(JAVA, ".java")) {
                if (used.matcher(SourceTree.text(file)).find()) {
                    var part = SourceTree.ROOT
                            .resolve(JAVA + "/io/mainstay")
                            .relativize(file)
                            .getName(0);
                    users.computeIfAbsent(table, _ -> new TreeSet<>()).add(part.toString());
                }
            }
        }
        assertThat(shared(users)).as("tables that several parts use").isEmpty();
    }

    private static Set<String> tables() {
        return SourceTree.files("app/src/main/resources/db/migration", ".sql").stream()
                .flatMap(file -> CREATED.matcher(SourceTree.text(file)).results())
                .map(created -> created.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> shared(Map<String, Set<String>> users) {
        return users.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
