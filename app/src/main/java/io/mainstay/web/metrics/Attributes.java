package io.mainstay.web.metrics;

import io.mainstay.metrics.Metrics;
import io.mainstay.web.parts.Field;
import io.mainstay.workspace.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The attributes of accounts as choices: to split a metric by, and to filter it by. */
@Component
class Attributes {

    private static final int MOST_VALUES = 40;

    private final Metrics metrics;

    Attributes(Metrics metrics) {
        this.metrics = metrics;
    }

    /** "segment" is Segment, "traits.signup_channel" is Signup channel. */
    static String label(String attribute) {
        String words =
                attribute.replaceFirst("^traits\\.", "").replace('_', ' ').strip();
        if (words.equals("csm")) {
            return "CSM";
        }
        return words.isEmpty() ? attribute : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String value(String value) {
        return value.isEmpty() ? "Not stated" : value;
    }

    /** The fields of the form that says how a metric is split and whose accounts count. */
    List<Field> fields(View view, Principal reader) {
        Map<String, List<String>> choices = metrics.attributeChoices(reader, MOST_VALUES);
        List<Field> fields = new ArrayList<>();
        List<Field.Option> cuts = new ArrayList<>();
        cuts.add(new Field.Option("", "Nothing"));
        choices.keySet().forEach(name -> cuts.add(new Field.Option(name, label(name))));
        fields.add(Field.choice("cut", "Split by", view.cut().code(), cuts));
        choices.forEach((name, values) -> fields.add(filter(view, name, values)));
        return fields;
    }

    private static Field filter(View view, String name, List<String> values) {
        List<Field.Option> options = new ArrayList<>();
        options.add(new Field.Option("", "All"));
        values.forEach(value -> options.add(new Field.Option(value.isEmpty() ? View.NONE : value, value(value))));
        String chosen = view.filter().attributes().get(name);
        return Field.choice(
                View.FILTER + name, label(name), chosen == null ? "" : chosen.isEmpty() ? View.NONE : chosen, options);
    }
}
