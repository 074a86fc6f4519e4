package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The copied headers and dividers above a quote without marks. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeaderBlockTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From|Sent|To|Subject",
                "Von|Gesendet|An|Betreff",
                "De|Envoyé|À|Objet",
                "De |Envoyé |À |Objet ",
                "De|Enviado el|Para|Asunto",
                "De|Enviada em|Para|Assunto",
                "Da|Inviato|A|Oggetto",
                "Van|Verzonden|Aan|Onderwerp",
                "Från|Skickat|Till|Ämne",
                "Fra|Sendt|Til|Emne",
                "Lähettäjä|Lähetetty|Vastaanottaja|Aihe",
                "Od|Wysłano|Do|Temat",
                "Od|Odesláno|Komu|Předmět",
                "Od|Odoslané|Komu|Predmet",
                "От|Отправлено|Кому|Тема",
                "Від|Надіслано|Кому|Тема",
                "Kimden|Gönderildi|Kime|Konu",
                "差出人|送信日時|宛先|件名",
                "发件人|发送时间|收件人|主题",
                "寄件者|寄件日期|收件者|主旨",
                "보낸 사람|보낸 날짜|받는 사람|제목",
                "Feladó|Küldve|Címzett|Tárgy",
                "De la|Trimis|Către|Subiect",
                "Από|Στάλθηκε|Προς|Θέμα",
                "От|Изпратено|До|Относно",
                "Šalje|Poslano|Prima|Predmet",
                "Од|Послато|За|Тема",
                "Od|Poslano|Za|Zadeva",
                "Saatja|Saadetud|Saaja|Teema",
                "No|Nosūtīts|Kam|Temats",
                "Nuo|Išsiųsta|Kam|Tema",
                "De|Enviat el|Per a|Assumpte",
                "מאת|נשלח|אל|נושא",
                "من|تاريخ الإرسال|إلى|الموضوع",
                "Từ|Đã gửi|Tới|Chủ đề",
                "จาก|ส่ง|ถึง|เรื่อง",
                "Dari|Dikirim|Kepada|Subjek",
            })
    void headers_begin_the_quote_in_any_language(String labels) {
        String[] label = labels.split("\\|", -1);
        String block = label[0] + ": Latchkey <latchkey@demo.example>\n" + label[1] + ": 23.11.2026 09:14\n" + label[2]
                + ": Bea Fontaine\n" + label[3] + ": Ask\n\nHello,\nreply deny.\n";

        assertThat(of("Approve\n\n" + block)).isEqualTo("Approve");
        assertThat(of("Approve\n\n" + block.replace(":", "："))).isEqualTo("Approve");
        assertThat(of("Approve\n\n*" + block.replace(": ", ":* ").replace("\n", "\n\n*")))
                .isEqualTo("Approve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----",
                "-------- Original message --------",
                "---------- Forwarded message ---------",
                "-----Ursprüngliche Nachricht-----",
                "-------- Message d'origine --------",
                "-----Mensaje original-----",
                "-----Mensagem original-----",
                "-----Messaggio originale-----",
                "-----Oorspronkelijk bericht-----",
                "-----Ursprungligt meddelande-----",
                "-----Oprindelig meddelelse-----",
                "-----Opprinnelig melding-----",
                "-----Alkuperäinen viesti-----",
                "-----Wiadomość oryginalna-----",
                "-----Původní zpráva-----",
                "-------- Исходное сообщение --------",
                "-------- Оригінальне повідомлення --------",
                "-----Özgün İleti-----",
                "------------------ 原始邮件 ------------------",
                "-----元のメッセージ-----",
                "-----원본 메시지-----",
                "-----Eredeti üzenet-----",
                "-----Mesaj original-----",
                "-------- Αρχικό μήνυμα --------",
                "Begin forwarded message:",
                "Anfang der weitergeleiteten Nachricht:",
                "---- On Mon, 23 Nov 2026 09:14:00 +0100 Latchkey wrote ----",
                "---------- Ohun ti a firanṣẹ ----------\nFrom: Latchkey",
            })
    void a_divider_begins_the_quote(String divider) {
        assertThat(of("Approve\n\n" + divider + "\n\nHello,\nreply deny.\n")).isEqualTo("Approve");
    }

    @Test
    void labels_of_ones_own_and_lines_between_dashes_stay() {
        assertThat(of("Deny\n\nTo: be discussed\nDate: tomorrow\nBudget: none")).endsWith("Budget: none");
        assertThat(of("Deny\n---- an aside ----\nno budget")).endsWith("no budget");
        assertThat(of("From: me\nyou are welcome")).endsWith("welcome");
    }

    private static String of(String plain) {
        return NewText.of(plain).text();
    }
}
