package io.mainstay.api;

import io.mainstay.accounts.Accounts;
import io.mainstay.closing.Closing;
import io.mainstay.closing.Restated;
import io.mainstay.closing.SignedContent;
import io.mainstay.closing.SignedMetrics;
import io.mainstay.closing.Verdict;
import io.mainstay.metrics.Restatement;
import io.mainstay.metrics.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes closed months for programs: numbers as decimal texts, accounts by their keys, facts by their seq. */
@Component
class ClosingAnswers {

    private final Accounts accounts;

    ClosingAnswers(Accounts accounts) {
        this.accounts = accounts;
    }

    static Map<String, @Nullable Object> brief(Closing closing, Map<String, Value> differences) {
        SignedContent content = closing.content();
        Map<String, @Nullable Object> json = about(closing, !differences.isEmpty());
        json.put("signed_mrr", text(content.figure("mrr").value()));
        var by = new LinkedHashMap<String, @Nullable String>();
        differences.forEach((metric, difference) -> by.put(metric, text(difference)));
        json.put("restated_by", by);
        return json;
    }

    Map<String, @Nullable Object> whole(Restated restated, Verdict verdict) {
        Closing closing = restated.closing();
        Map<String, @Nullable Object> json = about(closing, restated.isRestated());
        json.put("intact", verdict.intact());
        json.put("known_seq", closing.content().known().seq());
        json.put("known_at", closing.content().known().at().toString());
        json.put("set_aside", closing.content().setAside());
        json.put("note", closing.content().signer().note());
        json.put("currency", closing.content().company().currency().getCurrencyCode());
        json.put("policy", closing.content().policy());
        var figures = new LinkedHashMap<String, Object>();
        for (String metric : SignedMetrics.all()) {
            var figure = new LinkedHashMap<String, @Nullable Object>();
            figure.put("version", closing.content().figure(metric).version());
            figure.put("signed", text(restated.signed(metric)));
            figure.put("today", text(restated.today(metric)));
            figure.put("difference", text(restated.difference(metric)));
            figures.put(metric, figure);
        }
        json.put("figures", figures);
        json.put("restatements", lines(restated));
        return json;
    }

    private List<Map<String, @Nullable Object>> lines(Restated restated) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        Restated.Line definitions = restated.definitions();
        if (definitions != null) {
            lines.add(line("definitions", null, null, List.of(), metric -> restated.change(definitions, metric)));
        }
        for (Restatement.Line line : restated.restatement().lines()) {
            String account = line.account() == null ? null : accounts.key(line.account());
            lines.add(line(
                    line.cause().name().toLowerCase(Locale.ROOT),
                    line.option(),
                    account,
                    line.facts(),
                    metric -> restated.change(line, metric)));
        }
        return lines;
    }

    private static Map<String, @Nullable Object> line(
            String cause,
            @Nullable String option,
            @Nullable String account,
            List<Long> facts,
            Function<String, Value> change) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("cause", cause);
        json.put("option", option);
        json.put("account", account);
        json.put("facts", facts);
        var changes = new LinkedHashMap<String, String>();
        for (String metric : SignedMetrics.all()) {
            if (change.apply(metric).orNull() instanceof BigDecimal number && number.signum() != 0) {
                changes.put(metric, number.stripTrailingZeros().toPlainString());
            }
        }
        json.put("changes", changes);
        return json;
    }

    private static Map<String, @Nullable Object> about(Closing closing, boolean restated) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("period", closing.period().code());
        json.put("version", closing.content().version());
        json.put("state", closing.stands() ? restated ? "restated" : "closed" : "reopened");
        json.put("closed_at", closing.content().signer().at().toString());
        json.put("closed_by", closing.content().signer().name());
        Closing.Reopening reopening = closing.reopening();
        json.put("reopened_at", reopening == null ? null : reopening.at().toString());
        json.put("reason", reopening == null ? null : reopening.reason());
        json.put("signature", closing.signature());
        json.put("previous", closing.content().previous());
        return json;
    }

    private static @Nullable String text(Value value) {
        BigDecimal number = value.orNull();
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
