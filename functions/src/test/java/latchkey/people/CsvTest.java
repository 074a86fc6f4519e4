package latchkey.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvTest {

    @Test
    void what_is_written_is_read() {
        var rows = List.of(
                List.of("plain", "", "a, b", "\"quoted\"", "two\nlines"),
                List.of("=1+1", "+4", "-4", "@x", "'=1", "'", "''x"),
                List.of("\ttab", "\rreturn", " blank ", "ü", "12"));

        assertThat(Csv.read(Csv.write(rows)).stream().map(Csv.Row::cells)).isEqualTo(rows);
    }

    @Test
    void nothing_that_a_spreadsheet_would_run_is_written() {
        assertThat(Csv.write(List.of(List.of("=1+1", "@SUM(A1)", "-2", "'=1"))))
                .isEqualTo("\uFEFF\"'=1+1\",\"'@SUM(A1)\",\"'-2\",\"''=1\"\r\n");
    }

    @Test
    void every_kind_of_line_end_and_a_byte_order_mark_are_taken() {
        assertThat(Csv.read("\uFEFFa,b\r\nc,d\n\ne,\r\n"))
                .containsExactly(
                        new Csv.Row(1, List.of("a", "b")),
                        new Csv.Row(2, List.of("c", "d")),
                        new Csv.Row(4, List.of("e", "")));
    }

    @Test
    void a_row_says_in_which_line_it_begins() {
        assertThat(Csv.read("\"a\nb\",c\nd,e\n").stream().map(Csv.Row::line)).containsExactly(1, 3);
    }

    @Test
    void a_quote_in_the_wrong_place_is_named() {
        assertThatThrownBy(() -> Csv.read("a,b\n\"c,d\n"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("never closed");
        assertThatThrownBy(() -> Csv.read("\"a\"b,c\n")).hasMessageContaining("line 1");
    }
}
