package io.mainstay.metrics;

import io.mainstay.accounts.Accounts;
import io.mainstay.facts.Facts;
import io.mainstay.facts.Hearing;
import io.mainstay.platform.DataFolder;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Kinds;
import io.mainstay.workspace.Workspace;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the metrics together: definitions, columnar copy, books. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    private static final String FILE = "analytics.duckdb";

    @Bean
    Definitions definitions(Kinds kinds) {
        return MetricDefinitions.shipped(kinds);
    }

    @Bean
    Policies policies(JdbcClient db, Definitions definitions, Clock clock) {
        return new Policies(db, Policy.standard(definitions.policy()), clock);
    }

    @Bean
    Targets targets(JdbcClient db, Clock clock) {
        return new Targets(db, clock);
    }

    @Bean
    Metrics metrics(
            DataFolder folder,
            Definitions definitions,
            Facts facts,
            Workspace workspace,
            Policies policies,
            Clock clock) {
        return new Metrics(
                DuckDb.open(folder.resolve(FILE), connection -> FactCopy.fits(connection, definitions.kinds())),
                definitions,
                facts,
                () -> new Terms(workspace.company(), policies.inForce()),
                clock);
    }

    @Bean
    AccountBook accountBook(Metrics metrics) {
        return new AccountBook(metrics);
    }

    @Bean
    QuestionReader questionReader(Metrics metrics, Accounts accounts, Clock clock) {
        return new QuestionReader(metrics, accounts, clock);
    }

    @Bean
    AnswerWriter answerWriter(Accounts accounts, Workspace workspace) {
        return new AnswerWriter(accounts, workspace);
    }

    @Bean
    Comparisons comparisons(Metrics metrics) {
        return new Comparisons(metrics);
    }

    @Bean
    Trials trials(Metrics metrics) {
        return new Trials(metrics);
    }

    /** Only where people look on; a verb takes in the facts when it needs them. */
    @Bean
    @ConditionalOnWebApplication
    Following following(Metrics metrics, Hearing hearing) {
        return new Following(metrics, hearing::isTold);
    }
}
