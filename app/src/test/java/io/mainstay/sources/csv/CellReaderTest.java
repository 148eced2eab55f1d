package io.mainstay.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.semantics.FieldType;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellReaderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            nullValues = "-",
            value = {
                "1234.5    ! false ! 1234.5",
                "1,234.50  ! false ! 1234.50",
                "1.234,50  ! true  ! 1234.50",
                "1234,5    ! true  ! 1234.5",
                "€ 12.30   ! false ! 12.30",
                "12.30 EUR ! false ! 12.30",
                "(30.00)   ! false ! -30.00",
                "30-       ! false ! -30",
                "20 %      ! false ! 20",
                "1e3       ! false ! 1E+3",
                "1'000     ! false ! 1000",
                "1,5       ! false ! -",
                "12,34.5   ! false ! -",
                "1.5       ! true  ! -",
                "abc       ! false ! -",
                "1e99      ! false ! -",
                ".         ! false ! -"
            })
    void numbers_are_read_as_people_write_them(String text, boolean decimalComma, BigDecimal expected) {
        Cell cell = read(text, new FieldType.Decimal(), decimalComma, DateOrder.YEAR_FIRST);
        if (expected == null) {
            assertThat(cell).isInstanceOf(Cell.Fault.class);
        } else {
            assertThat(cell).isEqualTo(new Cell.Value(expected));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            nullValues = "-",
            value = {
                "2026-03-31                ! YEAR_FIRST  ! 2026-03-31",
                "31.03.2026                ! DAY_FIRST   ! 2026-03-31",
                "31.3.26                   ! DAY_FIRST   ! 2026-03-31",
                "03/31/2026                ! MONTH_FIRST ! 2026-03-31",
                "31/03/2026                ! MONTH_FIRST ! -",
                "20260331                  ! YEAR_FIRST  ! 2026-03-31",
                "31 Mar 2026               ! YEAR_FIRST  ! 2026-03-31",
                "March 31, 2026            ! YEAR_FIRST  ! 2026-03-31",
                "2026-03                   ! YEAR_FIRST  ! 2026-03-01",
                "2026-02-30                ! YEAR_FIRST  ! -",
                "2026-03-31T10:00:00Z      ! YEAR_FIRST  ! 2026-03-31T10:00:00Z",
                "2026-03-31 10:00          ! YEAR_FIRST  ! 2026-03-31T08:00:00Z",
                "2026-03-31 10:00:00 +0100 ! YEAR_FIRST  ! 2026-03-31T09:00:00Z",
                "03/31/2026 1:30 PM        ! MONTH_FIRST ! 2026-03-31T11:30:00Z",
                "1774951200                ! YEAR_FIRST  ! 2026-03-31T10:00:00Z",
                "soon                      ! YEAR_FIRST  ! -"
            })
    void moments_are_read_in_the_companys_zone(String text, DateOrder order, String expected) {
        Cell cell = read(text, new FieldType.Moment(), false, order);
        if (expected == null) {
            assertThat(cell).isInstanceOf(Cell.Fault.class);
        } else {
            assertThat(cell).isEqualTo(new Cell.Value(expected));
        }
    }

    @Test
    void words_for_the_same_thing_are_understood() {
        var interval = new FieldType.OneOf(List.of("month", "year"));
        assertThat(read("Annually", interval)).isEqualTo(new Cell.Value("year"));
        assertThat(read("Month-to-month", interval)).isEqualTo(new Cell.Value("month"));
        assertThat(read("fortnight", interval)).isInstanceOf(Cell.Fault.class);
        assertThat(read("€", new FieldType.CurrencyCode())).isEqualTo(new Cell.Value("EUR"));
        assertThat(read("usd", new FieldType.CurrencyCode())).isEqualTo(new Cell.Value("USD"));
        assertThat(read("Yes", new FieldType.Flag())).isEqualTo(new Cell.Value(true));
        assertThat(read("0", new FieldType.Flag())).isEqualTo(new Cell.Value(false));
        assertThat(read("12.0", new FieldType.Whole())).isEqualTo(new Cell.Value(12L));
    }

    @Test
    void blank_leaves_and_backslash_n_clears() {
        assertThat(read("  ", new FieldType.Text())).isEqualTo(new Cell.Blank());
        assertThat(read("\\N", new FieldType.Text())).isEqualTo(new Cell.Clear());
    }

    @Test
    void a_cell_is_changed_on_its_way() {
        assertThat(transformed("1999", new FieldType.Decimal(), Transform.HUNDREDTH))
                .isEqualTo(new Cell.Value(new BigDecimal("19.990000")));
        assertThat(transformed("1200", new FieldType.Decimal(), Transform.TWELFTH))
                .isEqualTo(new Cell.Value(new BigDecimal("100.000000")));
        assertThat(transformed("2026-02-28", new FieldType.Moment(), Transform.NEXT_DAY))
                .isEqualTo(new Cell.Value("2026-03-01"));
        assertThat(reader(false, DateOrder.YEAR_FIRST)
                        .read("Gold", new FieldType.Text(), List.of(), Map.of("Gold", "Enterprise")))
                .isEqualTo(new Cell.Value("Enterprise"));
    }

    private static Cell transformed(String text, FieldType type, Transform transform) {
        return reader(false, DateOrder.YEAR_FIRST).read(text, type, List.of(transform), Map.of());
    }

    private static Cell read(String text, FieldType type) {
        return read(text, type, false, DateOrder.YEAR_FIRST);
    }

    private static Cell read(String text, FieldType type, boolean decimalComma, DateOrder order) {
        return reader(decimalComma, order).read(text, type, List.of(), Map.of());
    }

    private static CellReader reader(boolean decimalComma, DateOrder order) {
        return new CellReader(new Format(Encoding.UTF_8, ';', '"', true, decimalComma, order), BERLIN);
    }
}
