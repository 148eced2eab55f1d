package io.mainstay.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SniffTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "commas                 ! id,amount~a,1.50~b,2.25                  ! 44  ! true  ! false ! YEAR_FIRST",
                "semicolons and commas  ! id;amount~a;1,50~b;1.234,25              ! 59  ! true  ! true  ! YEAR_FIRST",
                "tabs                   ! id\tamount~a\t1~b\t2                     ! 9   ! true  ! false ! YEAR_FIRST",
                "pipes                  ! id|amount~a|1~b|2                        ! 124 ! true  ! false ! YEAR_FIRST",
                "no header              ! a,12.50~b,13.70                          ! 44  ! false ! false ! YEAR_FIRST",
                "day first by a 31st    ! id,day~a,01/02/2026~b,31/01/2026         ! 44  ! true  ! false ! DAY_FIRST",
                "month first by a 31st  ! id,day~a,01/02/2026~b,01/31/2026         ! 44  ! true  ! false ! MONTH_FIRST",
                "points mean day first  ! id;day~a;01.02.2026                      ! 59  ! true  ! false ! DAY_FIRST",
                "dates are no numbers   ! id;day;sum~a;15.01.2026;9,50             ! 59  ! true  ! true  ! DAY_FIRST",
                "ISO dates              ! id,day~a,2026-02-01                      ! 44  ! true  ! false ! YEAR_FIRST",
                "commas inside quotes   ! id;note~a;`x, y, z`~b;`p, q, r`          ! 59  ! true  ! false ! YEAR_FIRST",
                "thousands are no cents ! id,amount~a,\"1,234.00\"~b,\"12,000.50\" ! 44  ! true  ! false ! YEAR_FIRST"
            })
    void a_file_is_recognized(
            String name, String text, int delimiter, boolean header, boolean decimalComma, DateOrder dates)
            throws IOException {
        Format format = sniff(text.replace('~', '\n').replace('`', '"'), StandardCharsets.UTF_8)
                .format();
        assertThat(format.delimiter()).isEqualTo((char) delimiter);
        assertThat(format.header()).isEqualTo(header);
        assertThat(format.decimalComma()).isEqualTo(decimalComma);
        assertThat(format.dates()).isEqualTo(dates);
    }

    @Test
    void dates_that_could_be_either_are_doubted() throws IOException {
        Sniff sniff = sniff("id,day\na,03/04/2026\n", StandardCharsets.UTF_8);
        assertThat(sniff.format().dates()).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(sniff.doubts()).singleElement().asString().contains("month first");
    }

    @Test
    void bytes_that_are_no_utf_8_are_read_as_windows_1252_with_a_warning() throws IOException {
        Sniff sniff = sniff("id;name\n1;Zoë\n", Charset.forName("windows-1252"));
        assertThat(sniff.format().encoding()).isEqualTo(Encoding.WINDOWS_1252);
        assertThat(sniff.doubts()).singleElement().asString().contains("Windows-1252");
    }

    @Test
    void utf_16_is_recognized_with_and_without_its_mark() throws IOException {
        assertThat(sniff("id,name\n1,Ada\n", StandardCharsets.UTF_16LE).format().encoding())
                .isEqualTo(Encoding.UTF_16LE);
        assertThat(sniff("\uFEFFid,name\n1,Ada\n", StandardCharsets.UTF_16BE)
                        .format()
                        .encoding())
                .isEqualTo(Encoding.UTF_16BE);
    }

    @Test
    void single_quotes_are_recognized() throws IOException {
        assertThat(sniff("id,note\n1,'a, b'\n2,'c, d'\n", StandardCharsets.UTF_8)
                        .format()
                        .quote())
                .isEqualTo('\'');
    }

    private Sniff sniff(String text, Charset charset) throws IOException {
        return Sniff.of(Files.write(folder.resolve("file.csv"), text.getBytes(charset)));
    }
}
