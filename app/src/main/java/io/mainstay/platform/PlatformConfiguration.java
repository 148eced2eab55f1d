package io.mainstay.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.mainstay.platform.postgres.PostgresServer;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What every other part is handed: the settings, the data folder, the database and the time. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    private static final int CONNECTIONS = 24;

    @Bean
    @ConditionalOnMissingBean
    Settings settings(Environment environment) {
        return Settings.read(environment::getProperty);
    }

    @Bean
    @ConditionalOnMissingBean
    DataFolder dataFolder(Settings settings) {
        return DataFolder.open(settings.data());
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Conditional(NoDatabaseUrl.class)
    PostgresServer postgresServer(DataFolder folder) {
        return PostgresServer.start(folder.path());
    }

    /** Sessions speak UTC whatever the zone of the machine, so that no statement can depend on it. */
    @Bean
    DataSource dataSource(Settings settings, ObjectProvider<PostgresServer> embedded) {
        var pool = new HikariDataSource();
        pool.setPoolName("postgresql");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(2);
        pool.setConnectionInitSql("set time zone 'UTC'");
        pool.addDataSourceProperty("ApplicationName", "mainstay");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        var database = settings.database() != null ? settings.database() : urlOf(embedded.getObject());
        pool.setJdbcUrl(database.jdbc());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        return pool;
    }

    private static DatabaseUrl urlOf(PostgresServer server) {
        return new DatabaseUrl(server.url(PostgresServer.DATABASE), server.user(), server.password());
    }

    static class NoDatabaseUrl implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var url = context.getEnvironment().getProperty(Setting.DATABASE_URL.variable());
            return url == null || url.isBlank();
        }
    }
}
