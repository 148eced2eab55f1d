package io.mainstay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderTest {

    private enum By implements Order.By {
        CAME("id"),
        KIND("lower(kind)");

        private final String column;

        By(String column) {
            this.column = column;
        }

        @Override
        public String column() {
            return column;
        }
    }

    private static final Order<By> LATEST = Order.down(By.CAME);

    @Test
    void an_address_says_it_and_is_told_it_in_the_same_words() {
        assertThat(Order.read("kind", LATEST)).isEqualTo(new Order<>(By.KIND, false));
        assertThat(Order.read("-kind", LATEST).words()).isEqualTo("-kind");
        assertThat(Order.read("KIND", LATEST)).as("no name of a column").isEqualTo(LATEST);
        assertThat(Order.read("", LATEST).words()).isEqualTo("-came");
    }

    @Test
    void what_follows_a_row_is_compared_in_the_direction_of_the_order() {
        String sql = "(%1$s, id) %3$s ? order by %1$s %2$s, id %2$s";
        assertThat(new Order<>(By.KIND, false).in(sql))
                .isEqualTo("(lower(kind), id) > ? order by lower(kind) asc, id asc");
        assertThat(LATEST.in(sql)).isEqualTo("(id, id) < ? order by id desc, id desc");
    }
}
