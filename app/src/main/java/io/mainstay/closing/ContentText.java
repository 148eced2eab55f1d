package io.mainstay.closing;

import io.mainstay.metrics.Calendar;
import io.mainstay.metrics.Knowledge;
import io.mainstay.metrics.Value;
import io.mainstay.workspace.Company;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is signed, as text: JSON without a blank, its keys in one fixed order, numbers as decimal texts. The same content
 * always gives the same bytes.
 */
final class ContentText {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FORMAT = 1;

    private ContentText() {}

    static String write(SignedContent content) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("format", FORMAT);
        json.put("period", content.period().code());
        json.put("version", content.version());
        json.put("closed_at", content.signer().at().toString());
        json.put("member", content.signer().member());
        json.put("closed_by", content.signer().name());
        json.put("note", content.signer().note());
        json.put("company", company(content.company()));
        json.put("known_seq", content.known().seq());
        json.put("known_at", content.known().at().toString());
        json.put("set_aside", content.setAside());
        var figures = new LinkedHashMap<String, Object>();
        content.figures().forEach((metric, figure) -> figures.put(metric, figure(figure)));
        json.put("figures", figures);
        json.put("policy", new TreeMap<>(content.policy()));
        json.put("definitions", new TreeMap<>(content.definitions()));
        json.put("accounts", content.accounts().count());
        json.put("accounts_sha256", content.accounts().sha256());
        json.put("previous", content.previous());
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Object> company(Company company) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", company.name());
        json.put("currency", company.currency().getCurrencyCode());
        json.put("zone", company.zone().getId());
        json.put("fiscal_year_start", company.fiscalYearStart().getValue());
        return json;
    }

    private static Map<String, @Nullable Object> figure(SignedFigure figure) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("version", figure.version());
        json.put("value", text(figure.value()));
        json.put("why", figure.value() instanceof Value.None(String why) ? why : null);
        json.put("of", text(figure.of()));
        json.put("over", figure.over() == null ? null : text(figure.over()));
        json.put("ratio", figure.over() != null);
        return json;
    }

    private static @Nullable String text(Value value) {
        BigDecimal number = value.orNull();
        return number == null ? null : number.toPlainString();
    }

    static SignedContent read(String text) {
        JsonNode json = JSON.readTree(text);
        var company = new Company(
                json.at("/company/name").asString(),
                Currency.getInstance(json.at("/company/currency").asString()),
                ZoneId.of(json.at("/company/zone").asString()),
                Month.of(json.at("/company/fiscal_year_start").asInt()));
        Map<String, SignedFigure> figures = new LinkedHashMap<>();
        json.get("figures").properties().forEach(one -> figures.put(one.getKey(), figure(one.getValue())));
        return new SignedContent(
                Calendar.of(company).parse(json.get("period").asString()).orElseThrow(),
                json.get("version").asInt(),
                new SignedContent.Signer(
                        json.get("member").asLong(),
                        json.get("closed_by").asString(),
                        Instant.parse(json.get("closed_at").asString()),
                        json.get("note").asString()),
                company,
                new Knowledge(
                        json.get("known_seq").asLong(),
                        Instant.parse(json.get("known_at").asString())),
                json.get("set_aside").asLong(),
                figures,
                texts(json.get("policy")),
                texts(json.get("definitions")),
                new SignedContent.Sheet(
                        json.get("accounts").asInt(),
                        json.get("accounts_sha256").asString()),
                json.get("previous").asString());
    }

    private static SignedFigure figure(JsonNode json) {
        String why = json.get("why").isNull() ? "" : json.get("why").asString();
        return new SignedFigure(
                json.get("version").asInt(),
                value(json.get("value"), why),
                value(json.get("of"), why),
                json.get("ratio").asBoolean() ? value(json.get("over"), why) : null);
    }

    private static Value value(JsonNode number, String why) {
        return number.isNull() ? Value.none(why) : Value.of(new BigDecimal(number.asString()));
    }

    private static Map<String, String> texts(JsonNode json) {
        Map<String, String> texts = new TreeMap<>();
        json.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asString()));
        return texts;
    }
}
