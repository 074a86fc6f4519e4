package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import latchkey.people.Address;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InstructionTest {

    private static final Address BEA = new Address("bea@demo.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "withdraw",
                "Withdraw.",
                "WITHDRAW!",
                "Hi,\n\nplease withdraw my request.\n\nThanks,\nMara",
                "Please cancel this request",
                "I withdraw my request",
                "Sorry, withdrawn.",
                "Antrag zurückziehen",
                "Hallo zusammen,\nich ziehe meinen Antrag hiermit zurück.\nViele Grüße",
                "Je retire ma demande.",
                "Quiero retirar mi solicitud",
                "Retirar o meu pedido, por favor",
                "Ritiro la richiesta.",
                "Ik trek mijn aanvraag in",
                "Jag drar tillbaka min begäran",
                "Jeg trækker min anmodning tilbage",
                "Jeg trekker søknaden",
                "Perun pyyntöni.",
                "Wycofuję wniosek",
                "Stahuji žádost",
                "Отзываю заявку",
                "Відкликаю запит",
                "Talebimi geri çekiyorum",
                "申請を取り下げます。",
                "撤回申请",
                "신청을 철회합니다."
            })
    void a_request_is_taken_back_with_the_words_of_the_mail_or_in_the_own_language(String text) {
        assertThat(read(text)).hasValueSatisfying(said -> assertThat(said).isInstanceOf(Instruction.Withdraw.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Withdraw?",
                "Should I withdraw it?",
                "Withdraw if nobody answers by Friday",
                "Withdraw\n\nunless Bo has said yes already",
                "I will withdraw it tomorrow",
                "Withdraw. No, wait.",
                "Withdraw\nscratch that",
                "Do not withdraw",
                "I have not withdrawn it",
                "How do I withdraw this",
                "Bo told me to withdraw",
                "I withdraw my comment from yesterday",
                "The bank wants me to withdraw cash",
                "Any news?\n\nOtherwise:\nwithdraw",
                "\u202Ewithdraw",
                "withdr\u0430w"
            })
    void anything_less_clear_takes_nothing_back(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void what_stands_besides_is_the_remark() {
        assertThat(read("Withdraw: the project has ended\n\nThe other team took it over.\n\nBest\nMara"))
                .contains(new Instruction.Withdraw(
                        "Withdraw: the project has ended", "the project has ended\n\nThe other team took it over."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reassign to bea@demo.example",
                "Reassign to: Bea@Demo.Example.",
                "Please re-assign this to Bea Miller <bea@demo.example>, thanks",
                "Reassign to bea@demo.example<mailto:bea@demo.example>",
                "Reassign to [bea@demo.example](mailto:bea@demo.example)",
                "reassign to mailto:bea@demo.example",
                "Hi,\nplease hand this on to bea@demo.example!",
                "Bitte weitergeben an bea@demo.example",
                "Veuillez réassigner à bea@demo.example",
                "Por favor, reasignar esto a bea@demo.example",
                "请转交给 bea@demo.example"
            })
    void a_place_is_handed_on_to_a_mail_address(String text) {
        assertThat(read(text))
                .hasValueSatisfying(said -> assertThat(said)
                        .isInstanceOfSatisfying(
                                Instruction.Reassign.class,
                                reassign -> assertThat(reassign.to()).contains(BEA)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reassign to Bea",
                "reassign",
                "Reassign to bea@demo.example or bo@demo.example",
                "reassign to bea@@demo",
            })
    void without_one_address_nobody_is_named(String text) {
        assertThat(read(text))
                .hasValueSatisfying(said -> assertThat(said)
                        .isInstanceOfSatisfying(
                                Instruction.Reassign.class,
                                reassign -> assertThat(reassign.to()).isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reassign to bea@demo.example?",
                "If I am away, reassign to bea@demo.example",
                "Reassign to bea@demo.example if you like",
                "You could reassign to bea@demo.example",
                "bea@demo.example knows more"
            })
    void anything_less_clear_hands_nothing_on(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void both_forms_of_a_mail_must_ask_for_the_same() {
        var plain = new NewText("withdraw", "", Optional.of(new MailText.Html("<p>keep it, please</p>", false)), false);
        var same = new NewText("withdraw", "", Optional.of(new MailText.Html("<p>Withdraw!</p>", false)), false);

        assertThat(plain.instruction()).isEmpty();
        assertThat(same.instruction()).isPresent();
    }

    @Test
    void what_looks_like_a_signature_may_limit_it() {
        assertThat(new NewText("withdraw", "Unless Bo objects", Optional.empty(), false).instruction())
                .isEmpty();
    }

    @Test
    void what_was_passed_on_asks_for_nothing() {
        assertThat(new NewText("withdraw", "", Optional.empty(), true).instruction())
                .isEmpty();
    }

    private static Optional<Instruction> read(String text) {
        return NewText.of(text).instruction();
    }
}
