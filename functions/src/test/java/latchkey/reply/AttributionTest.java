package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** How clients of many languages say who wrote when, as they wrap it, above a quote with marks and one without. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttributionTest {

    static final String[] UNMARKED = {
        "On Mon, 23 Nov 2026 at 09:14, Latchkey <latchkey@demo.example> wrote:",
        "On 23/11/2026 09:14, Latchkey wrote:",
        "Latchkey <latchkey@demo.example> wrote:",
        "Am 23.11.26 um 09:14 schrieb Latchkey:",
        "Am Mo., 23. Nov. 2026 um 09:14 Uhr schrieb Latchkey <\nlatchkey@demo.example>:",
        "Am 23.11.2026 um 09:14 hat Latchkey <latchkey@demo.example> geschrieben:",
        "Latchkey <latchkey@demo.example> schrieb am Mo., 23. Nov.\n2026 um 09:14:",
        "Le lun. 23 nov. 2026 à 09:14, Latchkey <latchkey@demo.example> a\nécrit :",
        "Le 23/11/2026 à 09:14, Latchkey a écrit\u00A0:",
        "El lun, 23 nov 2026 a las 9:14, Latchkey (<latchkey@demo.example>) escribió:",
        "Em seg., 23 de nov. de 2026 às 09:14, Latchkey <latchkey@demo.example>\nescreveu:",
        "A segunda, 23/11/2026, 09:14, Latchkey <latchkey@demo.example> escreveu:",
        "Il giorno lun 23 nov 2026 alle ore 09:14 Latchkey <\nlatchkey@demo.example> ha scritto:",
        "Il 23/11/2026 09:14, Latchkey ha scritto:",
        "Op ma 23 nov 2026 om 09:14 schreef Latchkey <latchkey@demo.example>:",
        "Op 23 nov. 2026 om 09:14 heeft Latchkey <latchkey@demo.example> het volgende geschreven:",
        "Den mån 23 nov. 2026 kl 09:14 skrev Latchkey <latchkey@demo.example>:",
        "mån 23 nov. 2026 kl. 09:14 skrev Latchkey <latchkey@demo.example>:",
        "Den man. 23. nov. 2026 kl. 09.14 skrev Latchkey <latchkey@demo.example>:",
        "ma 23. marrask. 2026 klo 9.14 Latchkey (latchkey@demo.example) kirjoitti:",
        "pon., 23 lis 2026 o 09:14 Latchkey <latchkey@demo.example> napisał(a):",
        "W dniu 23.11.2026 o 09:14, Latchkey pisze:",
        "po 23. 11. 2026 v 9:14 odesílatel Latchkey <latchkey@demo.example> napsal:",
        "Dne 23. 11. 2026 v 9:14 Latchkey napsal(a):",
        "po 23. 11. 2026 o 9:14 Latchkey <latchkey@demo.example> napísal(a):",
        "пн, 23 нояб. 2026 г. в 09:14, Latchkey <latchkey@demo.example>\nпишет:",
        "23.11.2026 09:14, Latchkey пишет:",
        "пн, 23 лист. 2026 р. о 09:14 Latchkey <latchkey@demo.example> пише:",
        "Latchkey <latchkey@demo.example>, 23 Kas 2026 Pzt, 09:14 tarihinde şunu\nyazdı:",
        "2026年11月23日(月) 9:14 Latchkey <latchkey@demo.example> のメール:",
        "Latchkey <latchkey@demo.example> 于2026年11月23日周一 09:14写道：",
        "在 2026年11月23日，上午9:14，Latchkey <latchkey@demo.example> 写道：",
        "Latchkey <latchkey@demo.example> 於 2026年11月23日 週一 上午9:14寫道：",
        "2026년 11월 23일 (월) 오전 9:14, Latchkey <latchkey@demo.example>님이 작성:",
        "Latchkey <latchkey@demo.example> ezt írta (időpont: 2026. nov. 23., H, 9:14):",
        "lun., 23 nov. 2026 la 09:14, Latchkey <latchkey@demo.example> a scris:",
        "Στις Δευ 23 Νοε 2026 στις 9:14 π.μ., ο χρήστης Latchkey <\nlatchkey@demo.example> έγραψε:",
        "На пн, 23.11.2026 г. в 9:14 Latchkey <latchkey@demo.example> написа:",
        "pon, 23. stu 2026. u 09:14 Latchkey <latchkey@demo.example> napisao je:",
        "V pon., 23. nov. 2026 ob 09:14 je oseba Latchkey <latchkey@demo.example>\nnapisala:",
        "Kuupäeval E, 23. nov 2026 kell 09:14 Latchkey (<latchkey@demo.example>) kirjutas:",
        "Missatge de Latchkey <latchkey@demo.example> del dia dl., 23 de nov.\n2026 a les 9:14 va escriure:",
        "בתאריך יום ב׳, 23 בנוב׳ 2026 ב-9:14 מאת Latchkey <latchkey@demo.example> כתב:",
        "في الاثنين، 23 نوفمبر 2026 في 9:14 ص، كتب Latchkey <latchkey@demo.example>:",
        "Vào Th 2, 23 thg 11, 2026 vào lúc 9:14 Latchkey <latchkey@demo.example> đã viết:",
        "เมื่อ จ. 23 พ.ย. 2026 เวลา 09:14 Latchkey <latchkey@demo.example> เขียนว่า:",
        "Pada Sen, 23 Nov 2026 pukul 09.14 Latchkey <latchkey@demo.example> menulis:",
        "2026-11-23 9:14 GMT+01:00 Latchkey <latchkey@demo.example>:",
    };

    /** Languages that {@code quotes.words} does not know: an address and a date are enough where marks follow. */
    static final String[] MARKED_ONLY = {
        "pn, 23-noy. 2026, 09:14 Latchkey <latchkey@demo.example>:",
        "ორშ, 23 ნოე. 2026, 09:14 Latchkey <latchkey@demo.example>-მა დაწერა:",
        "2026/11/23 Latchkey <latchkey@demo.example>",
        "Понедельник, 23 ноября 2026, 9:14 +03:00 от Latchkey <latchkey@demo.example>:",
    };

    static final String[] SENTENCES = {
        "On second thought, this is what she wrote:",
        "The cost centre is:",
        "Two things he wrote about:",
        "Im Anhang steht, was er schrieb:",
        "See you at 9:14",
        "Le budget est de 23 euros :",
        "I need these 3 roles:",
        "Ask bea@demo.example for 2 things",
    };

    @ParameterizedTest
    @FieldSource("UNMARKED")
    void what_follows_it_is_the_quote(String attribution) {
        assertThat(NewText.of("Approve\nGood fit\n\n" + attribution + "\n\nHello,\nreply deny.\n")
                        .text())
                .isEqualTo("Approve\nGood fit");
    }

    @ParameterizedTest
    @FieldSource({"UNMARKED", "MARKED_ONLY"})
    void above_and_between_marked_quotes_it_is_left_out(String attribution) {
        assertThat(NewText.of("Thanks\n\n" + attribution + "\n> Hello,\n> reply deny.\n\nNo licence is left.\n")
                        .text())
                .isEqualTo("Thanks\n\nNo licence is left.");
    }

    @ParameterizedTest
    @FieldSource("SENTENCES")
    void a_sentence_stays(String sentence) {
        assertThat(NewText.of("Deny\n" + sentence + "\nno access").text())
                .isEqualTo("Deny\n" + sentence + "\nno access");
    }
}
