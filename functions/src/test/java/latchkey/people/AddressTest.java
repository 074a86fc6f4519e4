package latchkey.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "mara@demo.example, mara@demo.example",
        "MARA@Demo.EXAMPLE, mara@demo.example",
        "o'neil+it@demo.example, o'neil+it@demo.example",
        "mara@BÜCHER.example, mara@xn--bcher-kva.example",
        "mara@XN--BCHER-KVA.example, mara@xn--bcher-kva.example",
    })
    void an_address_has_one_form_in_which_it_is_compared(String written, String value) {
        assertThat(Address.parse(written)).contains(new Address(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mara",
                "@demo.example",
                "mara@",
                "mara@localhost",
                " mara@demo.example",
                "mara@demo.example ",
                "mara@demo.example\n",
                "mara@demo@example.org",
                "mara@demo..example",
                "mara@-demo.example",
                "mara@demo_x.example",
                "mara@[192.0.2.1]",
                ".mara@demo.example",
                "ma..ra@demo.example",
                "\"mara\"@demo.example",
                "Mara <mara@demo.example>",
                "=?utf-8?q?mara?=@demo.example",
                "mära@demo.example",
                "\u212Aim@demo.example",
                "mara@\u212Aelvin.example",
                "mara@straße.example",
                "mara@ｄemo.example",
            })
    void anything_that_two_programs_might_read_differently_is_none(String written) {
        assertThat(Address.parse(written)).isEmpty();
        assertThatThrownBy(() -> new Address(written))
                .hasMessageStartingWith("An address looks like mara@demo.example");
    }

    @Test
    void no_longer_than_mail_systems_take() {
        assertThat(Address.parse("m".repeat(64) + "@demo.example")).isPresent();
        assertThat(Address.parse("m".repeat(65) + "@demo.example")).isEmpty();
        assertThat(Address.parse("m@" + ("d".repeat(60) + ".").repeat(5) + "example"))
                .isEmpty();
    }

    @Test
    void only_the_canonical_form_can_be_made() {
        assertThatThrownBy(() -> new Address("Mara@demo.example")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Address("mara@bücher.example")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_parts_and_its_form_without_a_tag() { // joining refuses an address whose form without +tag is known
        var tagged = new Address("mara+it+2@demo.example");

        assertThat(tagged.local()).isEqualTo("mara+it+2");
        assertThat(tagged.domain()).isEqualTo("demo.example");
        assertThat(tagged.withoutTag()).isEqualTo(new Address("mara@demo.example"));
        assertThat(new Address("+it@demo.example").withoutTag()).hasToString("+it@demo.example");
    }
}
