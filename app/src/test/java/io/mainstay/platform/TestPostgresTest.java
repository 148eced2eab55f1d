package io.mainstay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestPostgresTest {

    @Test
    void a_fresh_database_has_every_table_and_shares_nothing() {
        var one = JdbcClient.create(TestPostgres.fresh());
        var other = JdbcClient.create(TestPostgres.fresh());

        one.sql("create table mine (id int)").update();

        assertThat(one.sql("select count(*) from scheduled_tasks")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(other.sql("select to_regclass('mine')::text")
                        .query(String.class)
                        .optional())
                .isEmpty();
    }
}
