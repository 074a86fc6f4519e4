package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.people.Address;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SenderTest {

    private static final Sender INES = new Sender.One(new Address("ines@demo.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ines@demo.example",
                "<ines@demo.example>",
                "Ines Sol <INES@Demo.Example>",
                "\"Sol, Ines\" <ines@demo.example> (on leave (until May))",
                "(IT) ines@demo.example",
                "\"boss@demo.example\" <ines@demo.example>",
                "=?utf-8?q?boss=40demo=2Eexample?= <ines@demo.example>",
                "ines@demo.example <ines@demo.example>",
                "\"ines\"@demo.example",
                "Inès Sol <ines@demo.example>",
            })
    void one_mailbox_is_taken_whatever_its_name(String from) {
        assertThat(from(from)).isEqualTo(INES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ines Sol",
                "ines@demo.example, eve@other.example",
                "eve@other.example, ines@demo.example",
                "ines@demo.example,",
                "Team: ines@demo.example;",
                "undisclosed-recipients:;",
                "<@relay.example:ines@demo.example>",
                "ines@demo.example <eve@other.example>",
                "<ines@demo.example> <eve@other.example>",
                "<ines@demo.example> eve@other.example",
                "<ines@demo.example>eve",
                "<<ines@demo.example>>",
                "ines@demo.example@other.example",
                "ines(x)@demo.example",
                "ines@(x)demo.example",
                "ines @demo.example",
                "<ines@ demo.example>",
                "ines@[192.0.2.1]",
                "ines@demo..example",
                ".ines@demo.example",
                "ines@demo.example.",
                "\"ines@demo.example",
                "(ines@demo.example",
                "=?utf-8?q?ines?=@demo.example",
                "=?utf-8?q?ines=40demo=2Eexample?=",
                "ines\u0000@demo.example",
                "ines\u202E@demo.example",
                "\\ines@demo.example",
                "\"in es\"@demo.example",
                "Sol, Ines <ines@demo.example>",
            })
    void what_two_programs_could_read_differently_is_nobody(String from) {
        assertThat(from(from)).isInstanceOf(Sender.Refused.class);
    }

    @Test
    void none_or_two_from_headers_are_nobody() {
        assertThat(Sender.of(Headers.of("To", "x@demo.example"))).isInstanceOf(Sender.Refused.class);
        assertThat(Sender.of(Headers.of("From", "ines@demo.example", "FROM", "ines@demo.example")))
                .isEqualTo(new Sender.Refused("A mail has one From header; this has 2."));
    }

    @Test
    void another_sender_is_a_delegate_and_refused_while_the_same_one_is_no_matter() {
        assertThat(Sender.of(Headers.of("From", "ines@demo.example", "Sender", "Ines <Ines@demo.example>")))
                .isEqualTo(INES);
        assertThat(Sender.of(Headers.of("From", "ines@demo.example", "Sender", "eve@demo.example")))
                .isEqualTo(new Sender.Refused("The mail was sent by eve@demo.example for ines@demo.example."));
        assertThat(Sender.of(Headers.of("From", "ines@demo.example", "Sender", "nonsense")))
                .isInstanceOf(Sender.Refused.class);
    }

    @Test
    void reply_to_says_nothing() {
        assertThat(Sender.of(Headers.of("From", "ines@demo.example", "Reply-To", "eve@other.example")))
                .isEqualTo(INES);
    }

    @Test
    void a_long_header_is_refused_without_being_read() {
        assertThat(from("(".repeat(50_000) + "ines@demo.example")).isInstanceOf(Sender.Refused.class);
    }

    @Test
    void an_international_domain_is_compared_as_a_labels() {
        assertThat(Address.parse("Ines@BÜCHER.example")).isEqualTo(Address.parse("ines@xn--bcher-kva.example"));
        assertThat(Address.parse("ines@bücher.example")).map(Address::domain).contains("xn--bcher-kva.example");
    }

    @Test
    void a_domain_that_idna_2003_and_2008_read_differently_is_refused() {
        assertThat(Address.parse("ines@straße.example")).isEmpty();
        assertThat(Address.parse("ines@ｄemo.example")).isEmpty();
        assertThat(Address.parse("ines@demo。example")).isEmpty();
        assertThat(Address.parse("ines@\u212Aelvin.example")).isEmpty();
    }

    @Test
    void a_letter_that_only_looks_the_same_is_another_address() {
        assertThat(Address.parse("\u212Aim@demo.example")).isNotEqualTo(Address.parse("kim@demo.example"));
        assertThat(Address.parse("ines@dеmo.example")).isNotEqualTo(Address.parse("ines@demo.example"));
    }

    private static Sender from(String from) {
        return Sender.of(Headers.of("From", from));
    }
}
