package io.mainstay.web.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.web.Here;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ArrangementTest {

    private record Ship(String name, String port, Integer tons) {}

    private static final List<Ship> FLEET = List.of(
            new Ship("Harbor", "Kiel", 300),
            new Ship("keel", "Oslo", null),
            new Ship("Anchorage", "Kiel", 20),
            new Ship("Mast", "Oslo", 100));

    private static final Arrangement<Ship> WAYS = Arrangement.<Ship>of("ships", Ship::name)
            .text("name", Ship::name)
            .value("tons", Ship::tons)
            .group("port", "Port", Ship::port);

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/fleet");

    @BeforeEach
    void whole_query() {
        request.setParameter("asof", "2026-10-31");
    }

    @Test
    void without_an_address_that_says_otherwise_all_stand_as_given() {
        var arranged = arranged();
        assertThat(arranged.found()).isEqualTo(FLEET);
        assertThat(arranged.extras("/fleet.csv").pager()).isNull();
    }

    @Test
    void it_is_searched_whatever_the_case_and_says_how_many_were_found() {
        request.setParameter("q", " KE ");
        assertThat(names()).containsExactly("keel");
        assertThat(arranged().extras(null).pager()).isEqualTo(Pager.whole("1 of 4 ships"));
    }

    @Test
    void it_is_sorted_up_and_down_with_what_has_no_value_before_the_least() {
        request.setParameter("sort", "name");
        assertThat(names()).containsExactly("Anchorage", "Harbor", "keel", "Mast");
        request.setParameter("sort", "tons");
        assertThat(names()).containsExactly("keel", "Anchorage", "Mast", "Harbor");
        request.setParameter("sort", "-tons");
        assertThat(names()).containsExactly("Harbor", "Mast", "Anchorage", "keel");
        request.setParameter("sort", "nosuch");
        assertThat(arranged().found()).isEqualTo(FLEET);
    }

    @Test
    void it_is_narrowed_by_a_group_that_stays_to_be_chosen() {
        request.setParameter("port", "oslo");
        assertThat(names()).containsExactly("keel", "Mast");
        assertThat(arranged().extras(null).filters())
                .singleElement()
                .satisfies(filter -> assertThat(filter.value()).isEqualTo("Oslo"))
                .satisfies(filter -> assertThat(filter.options())
                        .extracting(Field.Option::value)
                        .containsExactly("", "Kiel", "Oslo"));
    }

    @Test
    void what_changed_is_narrowed_to_what_grew_or_shrank() {
        var ways = Arrangement.<Integer>of("changes", String::valueOf).direction("Change", BigDecimal::valueOf);
        request.setParameter("direction", "down");
        var shrank = ways.of(List.of(3, 0, -2, -7), Here.of(request));
        assertThat(shrank.found()).containsExactly(-2, -7);
        assertThat(shrank.extras(null).filters().getFirst().options())
                .extracting(Field.Option::value)
                .containsExactly("", "Down", "Up");
    }

    @Test
    void where_nothing_fits_the_way_back_keeps_the_rest_of_the_address() {
        request.setParameter("q", "nosuch");
        request.setParameter("port", "Oslo");
        Empty usual = Empty.of("ship", "No ships", "");
        assertThat(arranged().empty(usual).linkHref()).isEqualTo("/fleet?asof=2026-10-31");
        assertThat(WAYS.of(List.of(), Here.of(request)).empty(usual)).isEqualTo(usual);
    }

    @Test
    void a_part_is_shown_at_a_time_and_a_file_holds_all() {
        List<Integer> many = IntStream.range(0, 120).boxed().toList();
        var ways = Arrangement.<Integer>of("numbers", String::valueOf);
        request.setParameter("page", "3");
        var arranged = ways.of(many, Here.of(request));
        assertThat(arranged.shown()).hasSize(20).startsWith(100);
        assertThat(arranged.found()).hasSize(120);
        assertThat(arranged.extras(null).pager())
                .isEqualTo(new Pager(
                        "101 to 120 of 120 numbers", "/fleet?asof=2026-10-31", "/fleet?asof=2026-10-31&page=2", null));
        request.setParameter("page", "2");
        assertThat(ways.of(many, Here.of(request)).extras(null).pager().first())
                .as("the one before is the first")
                .isNull();
        request.setParameter("page", "99");
        assertThat(ways.of(many, Here.of(request)).shown()).startsWith(100);
    }

    @Test
    void two_lists_of_a_page_do_not_share_their_parameters() {
        request.setParameter("q", "harbor");
        request.setParameter("late.q", "mast");
        assertThat(names()).containsExactly("Harbor");
        assertThat(WAYS.own("late").of(FLEET, Here.of(request)).found())
                .extracting(Ship::name)
                .containsExactly("Mast");
    }

    @Test
    void the_answer_to_a_form_carries_nothing_that_was_typed() {
        request.setParameter("port", "Oslo");
        Here here = Here.of(request);
        here.standsAt("/ships");
        assertThat(WAYS.of(FLEET, here).found()).isEqualTo(FLEET);
        assertThat(here.with("sort", "name")).isEqualTo("/ships?sort=name");
    }

    private Arranged<Ship> arranged() {
        return WAYS.of(FLEET, Here.of(request));
    }

    private List<String> names() {
        return arranged().found().stream().map(Ship::name).toList();
    }
}
