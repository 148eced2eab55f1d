package io.mainstay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = FreshDatabase.class)
class BootTest {

    @Autowired
    private JdbcClient db;

    @Autowired
    private Scheduler scheduler;

    @Test
    void the_program_starts_on_an_empty_database() {
        assertThat(db.sql("show timezone").query(String.class).single())
                .as("whatever the machine's zone")
                .isEqualTo("UTC");
    }

    @Test
    void the_scheduler_of_jobs_runs() {
        assertThat(scheduler.getSchedulerState().isStarted()).isTrue();
    }
}
