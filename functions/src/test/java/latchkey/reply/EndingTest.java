package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands below what was written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sent from my iPhone",
                "Sent from my Galaxy, please excuse any typos",
                "Get Outlook for iOS<https://aka.example/o>",
                "Get [Outlook for Android](https://aka.example/a)",
                "(sent from my mobile device)",
                "<<sent from my phone>>",
                "Sent with [Proton Mail](https://proton.example) secure email.",
                "— Sent via Superhuman ( https://sprh.example )",
                "Von meinem iPhone gesendet",
                "Diese Nachricht wurde von meinem Android-Mobiltelefon mit K-9 Mail gesendet.",
                "Gesendet mit der GMX Mail App",
                "Holen Sie sich Outlook für iOS",
                "Envoyé de mon iPhone",
                "Envoyé à partir de Outlook pour Android",
                "Obtenir Outlook pour iOS",
                "Enviado desde mi iPhone",
                "Obtener Outlook para Android",
                "Enviado do meu iPhone",
                "Inviato da iPhone",
                "Ottieni Outlook per iOS",
                "Verzonden vanaf mijn iPhone",
                "Verstuurd vanaf mijn iPad",
                "Skickat från min iPhone",
                "Sendt fra min iPhone",
                "Lähetetty iPhonesta",
                "Wysłane z iPhone'a",
                "Odesláno z iPhonu",
                "Odoslané z iPhonu",
                "Отправлено с iPhone",
                "Отправлено из мобильной Почты Mail.ru",
                "Надіслано з iPhone",
                "iPhone'umdan gönderildi",
                "iPhoneから送信",
                "发自我的 iPhone",
                "從我的 iPhone 傳送",
                "나의 iPhone에서 보냄",
                "Küldve iPhone-ról",
                "Trimis de pe iPhone-ul meu",
                "Στάλθηκε από το iPhone μου",
                "Изпратено от моя iPhone",
                "Poslano s mog iPhonea",
                "أُرسلت من الـ iPhone",
                "Đã gửi từ iPhone của tôi",
                "ส่งจาก iPhone ของฉัน",
                "Dikirim dari iPhone saya",
            })
    void a_line_that_a_phone_writes_is_left_out(String footer) {
        assertThat(of("Deny\n\n" + footer + "\n")).isEqualTo("Deny");
        assertThat(of("Deny\n\n" + footer + "\n\nOn 23 Nov 2026, Latchkey wrote:\n> approve"))
                .isEqualTo("Deny");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This e-mail and any attachments are confidential.\nIf you approve of copies, ask us.",
                "CONFIDENTIALITY NOTICE: approved recipients only.",
                "________\n\nDisclaimer: the information in this mail is not approved.",
                "Virus-free.www.avast.example",
                "Diese E-Mail enthält vertrauliche Informationen.",
                "Ce message et toutes les pièces jointes sont confidentiels.",
                "Este mensaje y sus adjuntos son confidenciales.",
                "Esta mensagem contém informações confidenciais.",
                "Questo messaggio è riservato.",
                "De informatie in dit bericht is vertrouwelijk.",
                "Detta meddelande är konfidentiellt.",
                "Ta wiadomość jest poufna.",
                "Это сообщение конфиденциально.",
                "本邮件及其附件含有保密信息。",
                "このメールには機密情報が含まれています。",
                "본 메일은 기밀 정보를 포함합니다.",
                "Bu e-posta gizlidir.",
            })
    void a_notice_below_is_left_out(String notice) {
        assertThat(of("Deny, no budget.\n\n" + notice + "\nMore of it.\n")).isEqualTo("Deny, no budget.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kind regards,\nBea Fontaine\nHead of Design\nHarbour Works | Approved Supplier\nT +33 4 00 00 00 00",
                "Mit freundlichen Grüßen\n\nJonas Weber\nLeiter Finanzen",
                "Cordialement,\nBea",
                "Un saludo,\n\nHugo Castell\nTel. +34 910 000 000",
                "Atenciosamente,\nInes Duarte",
                "Cordiali saluti\nBea Fontaine",
                "Met vriendelijke groet,\nBea",
                "Med vänliga hälsningar\nMara",
                "Pozdrawiam\nLena Novak",
                "С уважением,\nОлег Марченко",
                "Saygılarımla,\nBea",
                "よろしくお願いいたします。\n田中",
                "此致\n敬礼",
            })
    void a_closing_with_a_name_below_is_left_out(String signature) {
        assertThat(of("Deny\n\n" + signature)).isEqualTo("Deny");
    }

    @Test
    void what_could_be_words_stays() {
        assertThat(of("Approve\n\nRegards\nPS only if she is trained")).endsWith("trained");
        assertThat(of("Approve\n\nRegards\nbut only if trained")).endsWith("trained");
        assertThat(of("Approve\n\nRegards\nBea\nThis holds for the whole of the year that is to come and the next."))
                .endsWith("next.");
        assertThat(of("Approve\n______\nonly if trained")).endsWith("trained");
        assertThat(of("Approve\n\nBest\nIf trained")).endsWith("trained");
        assertThat(of("Best\nBea")).isEqualTo("Best\nBea");
        assertThat(of("This email and any other like it are confusing. Deny.")).endsWith("Deny.");
        assertThat(of("From my side approved")).isEqualTo("From my side approved");
        assertThat(of("👍")).isEqualTo("👍");
        assertThat(of("+1")).isEqualTo("+1");
    }

    private static String of(String plain) {
        return NewText.of(plain).text();
    }
}
