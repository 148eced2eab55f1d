package io.mainstay.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

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
    @ConditionalOnMissingBean
    Database database(Settings settings, DataFolder folder) {
        return Database.open(settings, folder);
    }

    /** Sessions speak UTC whatever the zone of the machine, so that no statement can depend on it. */
    @Bean
    DataSource dataSource(Database database) {
        var pool = new HikariDataSource();
        pool.setPoolName("postgresql");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(2);
        pool.setConnectionInitSql("set time zone 'UTC'");
        pool.addDataSourceProperty("ApplicationName", "mainstay");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.setJdbcUrl(database.url().jdbc());
        pool.setUsername(database.url().user());
        pool.setPassword(database.url().password());
        return pool;
    }
}
