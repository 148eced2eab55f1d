package io.mainstay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.semantics.Field;
import io.mainstay.semantics.FieldType;
import io.mainstay.semantics.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The guide to facts is written from the kinds themselves, so that it is never behind them. */
class FactsGuideTest {

    private static final Path GUIDE = Path.of("../docs/guide/facts.md");

    @Test
    void the_guide_names_every_kind_and_field() throws IOException {
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(GUIDE, guide());
        }
        assertThat(Files.readString(GUIDE))
                .as("written by: ./mvnw test -Dtest=FactsGuideTest -Dgolden=update")
                .isEqualTo(guide());
    }

    private static String guide() throws IOException {
        String start = new ClassPathResource("facts-guide.md").getContentAsString(StandardCharsets.UTF_8);
        List<Kind> kinds = FactKinds.shipped().list();
        return start
                + kinds.stream()
                        .map(kind -> "- [%s](#%s)\n".formatted(kind.name(), kind.name()))
                        .collect(Collectors.joining())
                + kinds.stream().map(FactsGuideTest::section).collect(Collectors.joining());
    }

    private static String section(Kind kind) {
        String about = kind.about() == Kind.About.ACCOUNT ? "an account" : "the company itself, so it names no account";
        String subject =
                kind.subject() == null ? "It has no subject." : "Its subject is the %s.".formatted(kind.subject());
        return "\n### %s\n\n%s: %s It is about %s. %s\n\n| field | type | | meaning |\n| --- | --- | --- | --- |\n%s"
                .formatted(kind.name(), kind.label(), kind.meaning(), about, subject, rows("", kind.fields()));
    }

    private static String rows(String before, List<Field> fields) {
        return fields.stream().map(field -> row(before, field)).collect(Collectors.joining());
    }

    private static String row(String before, Field field) {
        String row = "| `%s%s` | %s | %s | %s |\n"
                .formatted(before, field.name(), type(field), need(field), field.meaning());
        return field.type() instanceof FieldType.Items(List<Field> fields)
                ? row + rows(before + field.name() + "[].", fields)
                : row;
    }

    private static String need(Field field) {
        return field.otherwise() != null
                ? "otherwise `%s`".formatted(field.otherwise())
                : field.required() ? "required" : "";
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case FieldType.Text _ -> "text";
            case FieldType.OneOf(List<String> values) ->
                values.stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
            case FieldType.Decimal _ -> "decimal";
            case FieldType.Whole _ -> "whole number";
            case FieldType.Flag _ -> "true or false";
            case FieldType.Day _ -> "day";
            case FieldType.Moment _ -> "moment";
            case FieldType.CurrencyCode _ -> "currency";
            case FieldType.AccountKey _ -> "account's key";
            case FieldType.Items _ -> "list of objects";
            case FieldType.Traits _ -> "object of texts";
        };
    }
}
