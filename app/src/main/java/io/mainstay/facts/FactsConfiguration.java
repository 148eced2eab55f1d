package io.mainstay.facts;

import io.mainstay.accounts.Accounts;
import io.mainstay.platform.DataFolder;
import io.mainstay.semantics.Kinds;
import io.mainstay.workspace.Workspace;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the way in for facts together. */
@Configuration(proxyBeanMethods = false)
class FactsConfiguration {

    /** Read when the program starts, so that a mistake in one keeps it from starting. */
    @Bean
    Kinds kinds(DataFolder folder) {
        return FactKinds.with(folder.path());
    }

    /** Only where people look on; a verb has nothing to wait for. */
    @Bean
    @ConditionalOnWebApplication
    Hearing hearing(DataSource source, ApplicationEventPublisher events) {
        return new Hearing(source, events);
    }

    @Bean
    Facts facts(
            JdbcClient db,
            PlatformTransactionManager transactions,
            Accounts accounts,
            Kinds kinds,
            Workspace workspace,
            Clock clock,
            ApplicationEventPublisher events) {
        return new Facts(
                db, transactions, accounts, kinds, () -> workspace.company().zone(), clock, events);
    }
}
