package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Today is 24 November 2026. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AbsenceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        I am out of the office until 4 December 2026.                        | 2026-12-04
        I am out of the office until Friday, 4 December. For urgent matters call Bo. | 2026-12-04
        Thank you for your mail. I will be back on December 7th, 2026.       | 2026-12-07
        I'm away from 23 November to 4 December with no access to mail.      | 2026-12-04
        On leave 23-27 November.                                             | 2026-11-27
        Out of office: back on Jan 4                                         | 2027-01-04
        Out of office 11/23 - 12/05, returning 12/06                         | 2026-12-05
        I am on leave through 2026-12-18.                                    | 2026-12-18
        I will return on the 7th of December                                 | 2026-12-07
        Back in the office on 12/28/2026.                                    | 2026-12-28
        Ich bin bis zum 04.12.2026 nicht im Büro.                            | 2026-12-04
        Ich bin bis einschließlich 4. Dezember nicht erreichbar.             | 2026-12-04
        Vom 23.11. bis 4.12. bin ich im Urlaub.                              | 2026-12-04
        Ich bin ab dem 7.12.26 wieder da.                                    | 2026-12-07
        Je suis absente jusqu'au 4 décembre inclus.                          | 2026-12-04
        Je serai de retour le lundi 7 décembre 2026.                         | 2026-12-07
        Absent du 23/11 au 04/12.                                            | 2026-12-04
        Estaré fuera de la oficina hasta el 4 de diciembre de 2026.          | 2026-12-04
        Estou de férias até 4 de dezembro.                                   | 2026-12-04
        Sono fuori ufficio fino al 4 dicembre.                               | 2026-12-04
        Ik ben afwezig tot en met 4 december.                                | 2026-12-04
        Jag är på semester till och med den 4 december.                      | 2026-12-04
        Jeg er på ferie til og med 4. december.                              | 2026-12-04
        Jeg er tilbake mandag 7. desember.                                   | 2026-12-07
        Olen lomalla 4.12.2026 asti.                                         | 2026-12-04
        Olen lomalla 4. joulukuuta saakka.                                   | 2026-12-04
        Jestem na urlopie do 4 grudnia 2026 r.                               | 2026-12-04
        Jsem na dovolené do 4. prosince.                                     | 2026-12-04
        Я в отпуске до 4 декабря 2026 г.                                     | 2026-12-04
        Я у відпустці до 4 грудня.                                           | 2026-12-04
        4 Aralık tarihine kadar izindeyim.                                   | 2026-12-04
        12月4日まで不在にしております。                                         | 2026-12-04
        2026年12月7日（月）に出社いたします。                                   | 2026-12-07
        我将休假至12月4日。                                                   | 2026-12-04
        12월 4일까지 휴가입니다.                                              | 2026-12-04
        """)
    void the_note_says_until_when(String note, LocalDate until) {
        assertThat(Absence.until(note, TODAY)).contains(until);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am out of the office.",
                "I am away this week.",
                "I was on leave until 10 November and am back now",
                "I was away until 4 November 2026.",
                "I am away until 04/12/2026.", // April or December
                "I am away until 31 February.",
                "I am away until 2030-01-01.",
                "Our office was founded on 4 December 1998.",
                "Out of office. My new number holds from tomorrow. The fair opens 4 December.",
                "Until then. 4 December is a holiday.",
                "Version 4.12. is out"
            })
    void without_a_clear_day_to_come_it_says_nothing(String note) {
        assertThat(Absence.until(note, TODAY)).isEmpty();
    }
}
