package io.mainstay.cli;

import io.mainstay.metrics.AnswerWriter;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.QuestionReader;
import io.mainstay.workspace.Principal;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Prints a metric as the screens show it: from the program that runs, or from the data folder itself. */
final class Metric implements Verb {

    private static final String USAGE = """
            usage: bin/mainstay metric [NAME] [--period P | --from P --to P] [--grain G] [--cut account|ATTRIBUTE]
                                [--filter ATTRIBUTE=VALUE]... [--asof DAY] [--outlook committed] [--format json|csv]

            Without a name it lists the metrics there are; docs/guide/metrics.md says what each means.

              --period P      2026-10, 2026-Q4, 2026, FY2026, 2026-W44 or 2026-10-14; the running month when left out
              --from P --to P the first and the last of several periods; --to alone left out is the running one
              --grain G       how long each is: day, week, month, quarter, year, fiscal, fiscal_quarter
              --cut C         a value for each account, or for each value of an attribute such as segment
              --filter A=V    only accounts of which it is true, as in segment=Enterprise or account=harbor; an empty V
                              means those without the attribute; may be given several times
              --asof DAY      as known at the end of that day in the company's time zone
              --outlook committed
                              known future changes count in periods that are not over
              --format F      json (the default) or csv

            A value that cannot be had is empty, with the reason beside it. Metrics that divide by churn tell a range too
            (low, high). It speaks to the program that runs, or opens the data folder when none does.""";

    @Override
    public String name() {
        return "metric";
    }

    @Override
    public String summary() {
        return "print a metric: NAME --period 2026-10 --grain month --cut segment --filter region=EMEA --asof 2026-09-30 --format csv";
    }

    @Override
    public String help() {
        return USAGE;
    }

    /** What was asked on the command line. */
    private record Asked(@Nullable String metric, Map<String, String> words, boolean csv) {

        static Asked of(List<String> arguments) {
            String metric = null;
            String format = "json";
            Map<String, String> words = new LinkedHashMap<>();
            for (int at = 0; at < arguments.size(); at++) {
                String word = arguments.get(at);
                if (!word.startsWith("--")) {
                    require(metric == null, "one metric at a time, not also " + word);
                    metric = word;
                    continue;
                }
                require(at + 1 < arguments.size(), word + " needs a value");
                String value = arguments.get(++at);
                switch (word) {
                    case "--format" -> format = value;
                    case "--as-of" -> words.put("asof", value);
                    case "--filter" -> {
                        int equals = value.indexOf('=');
                        require(equals > 0, "a filter is written --filter segment=Enterprise");
                        words.put("filter." + value.substring(0, equals), value.substring(equals + 1));
                    }
                    default -> words.put(word.substring(2), value);
                }
            }
            require(format.equals("json") || format.equals("csv"), "--format is json or csv");
            return new Asked(metric, words, format.equals("csv"));
        }

        private static void require(boolean fine, String otherwise) {
            if (!fine) {
                throw new IllegalArgumentException(otherwise);
            }
        }

        String path() {
            String query = words.entrySet().stream()
                    .map(word -> encoded(word.getKey()) + "=" + encoded(word.getValue()))
                    .collect(Collectors.joining("&", "?", "&format=" + (csv ? "csv" : "json")));
            return "/api/v1/metrics" + (metric == null ? "" : "/" + encoded(metric)) + query;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    @Override
    public int run(Program program, List<String> arguments) throws IOException, InterruptedException {
        Asked asked;
        try {
            asked = Asked.of(arguments);
        } catch (IllegalArgumentException misused) {
            program.err().println("mainstay: " + misused.getMessage());
            program.err().println(USAGE);
            return MISUSED;
        }
        var running = program.running();
        return running.isPresent() ? ask(running.get(), asked, program) : ownAnswer(program, asked);
    }

    private static int ask(RunningProgram running, Asked asked, Program program)
            throws IOException, InterruptedException {
        var answer = running.send(running.request(asked.path()).GET().build());
        if (answer.statusCode() == 200) {
            program.out().println(answer.body().stripTrailing());
            return DONE;
        }
        program.err()
                .println("mainstay: "
                        + JsonMapper.shared()
                                .readTree(answer.body())
                                .path("detail")
                                .asString("the running program answered " + answer.statusCode()));
        return MISUSED;
    }

    private static int ownAnswer(Program program, Asked asked) {
        try (var context = program.open()) {
            var metrics = context.getBean(Metrics.class);
            var writer = context.getBean(AnswerWriter.class);
            program.out()
                    .println(
                            asked.metric() == null
                                    ? list(metrics, writer, asked)
                                    : one(
                                            metrics,
                                            writer,
                                            context.getBean(QuestionReader.class),
                                            asked,
                                            asked.metric()));
            return DONE;
        }
    }

    private static String list(Metrics metrics, AnswerWriter writer, Asked asked) {
        return (asked.csv() ? writer.csv(metrics.list()) : writer.json(metrics.list())).stripTrailing();
    }

    private static String one(Metrics metrics, AnswerWriter writer, QuestionReader reader, Asked asked, String name) {
        metrics.catchUp();
        Question question = reader.read(Principal.program(), name, asked.words());
        var answer = metrics.ask(Principal.program(), question);
        return (asked.csv() ? writer.csv(question, answer) : writer.json(question, answer)).stripTrailing();
    }
}
