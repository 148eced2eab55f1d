package io.mainstay.web.imports;

import io.mainstay.sources.csv.DateOrder;
import io.mainstay.sources.csv.Encoding;
import io.mainstay.sources.csv.Format;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Field.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file's format as a form, and back again. */
final class FormatForm {

    private static final Map<Character, String> DELIMITERS =
            Map.of(',', "Comma", ';', "Semicolon", '\t', "Tab", '|', "Bar |");

    private FormatForm() {}

    static List<Field> of(Format format) {
        return List.of(
                Field.choice(
                        "encoding",
                        "Characters",
                        format.encoding().name(),
                        Stream.of(Encoding.values())
                                .map(each -> new Option(each.name(), each.label()))
                                .toList()),
                Field.choice(
                        "delimiter",
                        "Between cells",
                        Integer.toString(format.delimiter()),
                        DELIMITERS.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> new Option(Integer.toString(each.getKey()), each.getValue()))
                                .toList()),
                Field.choice(
                        "quote",
                        "Quotation mark",
                        Integer.toString(format.quote()),
                        List.of(new Option("34", "Double \""), new Option("39", "Single '"))),
                Field.choice(
                        "header",
                        "First row",
                        Boolean.toString(format.header()),
                        List.of(new Option("true", "Names the columns"), new Option("false", "Is a record already"))),
                Field.choice(
                        "decimalComma",
                        "One and a half is",
                        Boolean.toString(format.decimalComma()),
                        List.of(new Option("false", "1.5"), new Option("true", "1,5"))),
                Field.choice(
                        "dates",
                        "31 March 2026 is",
                        format.dates().name(),
                        Stream.of(DateOrder.values())
                                .map(each -> new Option(each.name(), each.example()))
                                .toList()));
    }

    /** What makes no sense counts as not changed. */
    static Format read(Map<String, String> form, Format before) {
        try {
            return new Format(
                    Encoding.valueOf(
                            form.getOrDefault("encoding", before.encoding().name())),
                    letter(form.get("delimiter"), before.delimiter()),
                    letter(form.get("quote"), before.quote()),
                    Boolean.parseBoolean(form.getOrDefault("header", Boolean.toString(before.header()))),
                    Boolean.parseBoolean(form.getOrDefault("decimalComma", Boolean.toString(before.decimalComma()))),
                    DateOrder.valueOf(form.getOrDefault("dates", before.dates().name())));
        } catch (IllegalArgumentException e) {
            return before;
        }
    }

    private static char letter(@Nullable String code, char before) {
        return code == null ? before : (char) Integer.parseInt(code);
    }
}
