package io.mainstay.semantics;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query of a measure, ready to run: its choices made by the revenue policy, its parameters written in, and each
 * relation it reads bound to a query.
 */
public final class MeasureSql {

    private static final Pattern CHOICE = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern PARAMETER = Pattern.compile("\\$([a-z_]+)");

    private MeasureSql() {}

    /**
     * @param answers the policy's answers by option
     * @param literals SQL literals by parameter name; answers that are no text choices must be among them
     * @param relation the query that stands for a fact kind or an earlier measure
     */
    public static String of(
            Measure measure,
            Map<String, String> answers,
            Map<String, String> literals,
            Function<String, String> relation) {
        String body = parameters(choices(measure, answers), literals);
        StringBuilder sql = new StringBuilder("with recursive ");
        for (String read : measure.reads()) {
            sql.append(read).append(" as (").append(relation.apply(read)).append("),\n");
        }
        if (body.startsWith("with ")) {
            return sql.append(body.substring(5)).toString();
        }
        int comma = sql.lastIndexOf(",\n");
        return (comma < 0 ? "" : sql.substring(0, comma) + "\n") + body;
    }

    private static String choices(Measure measure, Map<String, String> answers) {
        String sql = measure.sql();
        Matcher matcher = CHOICE.matcher(sql);
        while (matcher.find()) {
            sql = matcher.replaceAll(found -> Matcher.quoteReplacement(fragment(measure, found.group(1), answers)));
            matcher = CHOICE.matcher(sql);
        }
        return sql;
    }

    private static String fragment(Measure measure, String name, Map<String, String> answers) {
        Measure.Choice choice = measure.choices().get(name);
        if (choice == null) {
            throw new IllegalStateException("%s has no choice {%s}".formatted(measure.name(), name));
        }
        String answer = answers.getOrDefault(choice.option(), "");
        String fragment = choice.fragments().getOrDefault(answer, choice.otherwise());
        if (fragment == null) {
            throw new IllegalStateException(
                    "%s: choice {%s} has no answer for %s".formatted(measure.name(), name, answer));
        }
        return fragment;
    }

    private static String parameters(String sql, Map<String, String> literals) {
        return PARAMETER.matcher(sql).replaceAll(found -> {
            String literal = literals.get(found.group(1));
            if (literal == null) {
                throw new IllegalStateException("No value for the parameter $" + found.group(1));
            }
            return Matcher.quoteReplacement(literal);
        });
    }
}
