package io.mainstay.metrics;

import io.mainstay.semantics.PolicyOption;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The revenue policy: the company's answers to the questions on which companies disagree. An option not answered has its
 * default; an empty answer means "not set".
 */
public final class Policy {

    private static final Pattern RATE = Pattern.compile("([A-Z]{3})=([0-9]{1,9}(?:\\.[0-9]{1,6})?)");
    private static final Pattern FACTOR = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,9})?(/[0-9]{1,6}(\\.[0-9]{1,9})?)?");
    private static final BigDecimal SCALE = BigDecimal.TEN.pow(18);

    private final List<PolicyOption> options;
    private final Map<String, String> answers;

    private Policy(List<PolicyOption> options, Map<String, String> answers) {
        this.options = options;
        this.answers = answers;
    }

    static Policy standard(List<PolicyOption> options) {
        Map<String, String> answers = new TreeMap<>();
        options.forEach(o -> answers.put(o.name(), o.otherwise() == null ? "" : o.otherwise()));
        return new Policy(options, answers);
    }

    /** The same policy with other answers to some questions. @throws IllegalArgumentException saying what is wrong */
    public Policy with(Map<String, String> changes) {
        Map<String, String> all = new TreeMap<>(answers);
        changes.forEach((name, answer) -> {
            PolicyOption option = option(name);
            problem(option, answer.strip()).ifPresent(what -> {
                throw new IllegalArgumentException("%s: %s".formatted(option.label(), what));
            });
            all.put(name, answer.strip());
        });
        return new Policy(options, all);
    }

    /** Says what is wrong with an answer, if something is. */
    public static Optional<String> problem(PolicyOption option, String answer) {
        boolean fits =
                switch (option.type()) {
                    case CHOICE -> option.choices().containsKey(answer);
                    case WHOLE -> answer.isEmpty() || answer.matches("[0-9]{1,5}");
                    case FACTOR -> FACTOR.matcher(answer).matches() && !answer.endsWith("/0");
                    case SHARE -> answer.isEmpty() || answer.matches("0(\\.[0-9]{1,6})?|1(\\.0{1,6})?");
                    case RATES -> answer.isEmpty() || answer.matches(RATE.pattern() + "(\\s+" + RATE.pattern() + ")*");
                };
        String expected =
                switch (option.type()) {
                    case CHOICE ->
                        "one of " + String.join(", ", option.choices().keySet());
                    case WHOLE -> "a whole number, or nothing";
                    case FACTOR -> "a number or a fraction such as 52/12";
                    case SHARE -> "a share between 0 and 1, or nothing";
                    case RATES -> "rates such as EUR=1.10 GBP=1.25, or nothing";
                };
        return fits ? Optional.empty() : Optional.of("\"%s\" is not %s".formatted(answer, expected));
    }

    public List<PolicyOption> options() {
        return options;
    }

    public String answer(String option) {
        return answers.getOrDefault(option, "");
    }

    public Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    /** A share such as the gross margin, if it is set. */
    @Nullable BigDecimal share(String option) {
        return answer(option).isEmpty() ? null : new BigDecimal(answer(option));
    }

    /** The answers as SQL literals. */
    Map<String, String> literals() {
        Map<String, String> literals = new TreeMap<>();
        for (PolicyOption option : options) {
            String answer = answer(option.name());
            literals.put(
                    option.name(),
                    switch (option.type()) {
                        case CHOICE -> "'" + answer + "'";
                        case WHOLE -> answer.isEmpty() ? "cast(null as integer)" : answer;
                        case FACTOR ->
                            factor(answer)
                                            .multiply(SCALE)
                                            .setScale(0, RoundingMode.HALF_UP)
                                            .toPlainString() + "::hugeint";
                        case SHARE -> answer.isEmpty() ? "cast(null as decimal(18, 6))" : answer;
                        case RATES -> rates(answer);
                    });
        }
        return literals;
    }

    static BigDecimal factor(String answer) {
        int slash = answer.indexOf('/');
        return slash < 0
                ? new BigDecimal(answer)
                : new BigDecimal(answer.substring(0, slash))
                        .divide(new BigDecimal(answer.substring(slash + 1)), MathContext.DECIMAL128);
    }

    private static String rates(String answer) {
        List<String> rows = new ArrayList<>();
        RATE.matcher(answer)
                .results()
                .forEach(
                        rate -> rows.add("('%s', cast(%s as decimal(18, 6)))".formatted(rate.group(1), rate.group(2))));
        return rows.isEmpty() ? "(cast(null as varchar), cast(null as decimal(18, 6)))" : String.join(", ", rows);
    }

    private PolicyOption option(String name) {
        return options.stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no policy option " + name));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Policy policy && policy.answers.equals(answers);
    }

    @Override
    public int hashCode() {
        return answers.hashCode();
    }
}
