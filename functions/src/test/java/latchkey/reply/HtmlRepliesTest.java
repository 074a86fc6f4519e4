package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import latchkey.ticket.Stage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that are HTML alone, as clients write them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HtmlRepliesTest {

    private static final String HEAD =
            "From: Bea <bea@demo.example>\r\nTo: reply+x@inbound.demo.example\r\nMIME-Version: 1.0\r\n";

    /** What our mail looks like once a client has it; the words in it would decide. */
    private static final String NOTICE =
            "<table><tr><td>Mara asks for Forge</td></tr></table><p>Deny</p><p>approve</p>";

    static final String[] QUOTES = {
        // Gmail
        "<div dir=ltr>Approve</div><br><div class=\"gmail_quote gmail_quote_container\"><div class=gmail_attr>"
                + "Sub, 23 nov 2026 Latchkey:<br></div><blockquote class=gmail_quote>§</blockquote></div>",
        // Apple Mail
        "<body>Approve<div><br><blockquote type=cite><div>On 23 Nov 2026, Latchkey wrote:</div>§</blockquote></div></body>",
        // Outlook on the web, on phones, new Outlook
        "<div>Approve</div><div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>Ab:</b> Latchkey</div>§",
        "<div>Approve</div><div id=ms-outlook-mobile-signature>Get Outlook for iOS</div><hr><div id=divRplyFwdMsg>x</div>§",
        "<div>Approve</div><div id=mail-editor-reference-message-container>§</div>",
        // Word, in a language that quotes.words does not know
        "<p class=MsoNormal>Approve</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm'>"
                + "<p><b>Aaa:</b> Latchkey<br><b>Bbb:</b> 23<br><b>Ccc:</b> Bea<br><b>Ddd:</b> Ask</p></div></div>§",
        // Yahoo
        "<div class=ydp1>Approve</div><div id=yahoo_quoted_1 class=yahoo_quoted><div>Am 23.11.2026, Latchkey:</div>§</div>",
        // Thunderbird
        "<p>Approve</p><div class=moz-cite-prefix>23 Nov 2026, Latchkey:<br></div><blockquote type=cite cite=mid:1>§</blockquote>",
        // Proton
        "<div>Approve</div><div class=protonmail_signature_block>Sent with Proton Mail</div><div class=protonmail_quote>"
                + "On Monday, 23 November 2026 at 9:14, Latchkey &lt;l@demo.example&gt; wrote:<br><blockquote type=cite>§</blockquote></div>",
        // Zimbra
        "<div>Approve<br></div><hr id=zwchr data-marker=__DIVIDER__><div data-marker=__HEADERS__>x</div>§",
        // Notes
        "<div>Approve</div><font>-----\"Latchkey\" &lt;l@demo.example&gt; wrote: -----</font><div class=iNotesHistory>§</div>",
        // QQ, NetEase
        "<div>Approve</div><div><includetail><div>------ 原始邮件 ------</div>§</includetail></div>",
        "<div>Approve</div><div id=isReplyContent>§</div>",
        // Samsung
        "<div>Approve</div><div id=composer_signature>Sent from my Galaxy</div><div>-------- Original message --------</div>§",
        // Mail.ru, Yandex
        "<div>Approve</div><blockquote style='border-left:1px solid #0857A6'>23 ноября 2026 от Latchkey:<br>§</blockquote>",
        "<div>Approve</div><div>23.11.2026, 09:14, \"Latchkey\" &lt;l@demo.example&gt;:</div><blockquote>§</blockquote>",
        // Spark, HEY, GMX, Roundcube, Airmail, Tuta
        "<div name=messageBodySection>Approve</div><div name=messageSignatureSection>Sent from Spark</div>"
                + "<div name=messageReplySection>On 23 Nov 2026, 9:14 +0100, Latchkey &lt;l@demo.example&gt;, wrote:<br>"
                + "<blockquote type=cite class=spark_quote>§</blockquote></div>",
        "<div class=trix-content>Approve</div><br>On November 23, 2026, Latchkey &lt;l@demo.example&gt; wrote:<br><blockquote class=hey_quote>§</blockquote>",
        "<div>Approve</div><div name=quote style='margin:10px;border-left:2px solid #C3D9E5'>§</div>",
        "<div>Approve</div><p id=reply-intro>On 2026-11-23 09:14, Latchkey wrote:</p><blockquote type=cite>§</blockquote>",
        "<div>Approve</div><div class=airmail_ext_on>On 23 November</div><blockquote type=cite>§</blockquote>",
        "<div>Approve</div><div>23. Nov. 2026, 09:14 von l@demo.example:</div><blockquote class=tutanota_quote>§</blockquote>",
        // Whatever a client makes of our mail: its first line is known.
        "<p>Approve</p><p>Hxx 23.11.2026 9:14, Latchkey:</p><center><i>--- Reply above&nbsp;this line ---</i></center>§",
    };

    @ParameterizedTest
    @FieldSource("QUOTES")
    void what_a_client_quotes_is_not_new(String reply) {
        assertThat(of(reply.replace("§", NOTICE))).isEqualTo("Approve");
        assertThat(of(reply.replace("Approve", "").replace("§", NewText.MARKER + NOTICE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='display:none'>§</div>",
                "<div style='DISPLAY : NONE !important'>§</div>",
                "<p style=font-size:0>§</p>",
                "<p style='font-size:1px;color:#fff'>§</p>",
                "<span style='font-size:0.0pt'>§</span>",
                "<div style='max-height:0;overflow:hidden'>§</div>",
                "<div style='visibility:hidden'>§</div>",
                "<div style='opacity:0'>§</div>",
                "<div style='mso-hide:all'>§</div>",
                "<div style='text-indent:-9999px'>§</div>",
                "<div style='position:absolute;left:-5000px'>§</div>",
                "<div hidden>§</div>",
                "<style>.pre{display:none}</style><div class='a pre'>§</div>",
                "<style>@media print{b{color:red}} #h, td .h{font-size:0}</style><div id=h>§</div>",
                "<img alt='Approve'>",
                "<!-- Approve --><title>Approve</title><script>Approve</script>",
                "<template>§</template><noscript>§</noscript>",
                "<input value=Approve><textarea>Approve</textarea><button>Approve</button>",
            })
    void what_nobody_sees_is_not_written(String hidden) {
        String html = hidden.replace("§", "Approve");

        assertThat(of(html)).isEmpty();
        assertThat(of("<div>Deny</div>" + html)).isEqualTo("Deny");
    }

    @Test
    void what_is_seen_inside_of_what_has_no_size_is_written() {
        assertThat(of("<td style='font-size:0'><div style='font-size:14px'>Approve</div></td>"))
                .isEqualTo("Approve");
        assertThat(of("<style>@media (max-width:9px){.a{display:none}}</style><p class=a>Approve</p>"))
                .isEqualTo("Approve");
    }

    @Test
    void answers_between_quotes_are_kept() {
        assertThat(of("<div class=gmail_quote><div class=gmail_attr>On 23 Nov Latchkey wrote:</div>"
                        + "<blockquote class=gmail_quote>Approve or deny?</blockquote><div>Deny.</div>"
                        + "<blockquote class=gmail_quote>Why?</blockquote><div>No licence.</div></div>"))
                .isEqualTo("Deny.\n\nNo licence.");
        assertThat(
                        of(
                                "<p>Approve</p><blockquote style='margin:0 0 0 40px;border:none;padding:0px'>only if trained</blockquote>"))
                .as("moved to the right, not quoted")
                .contains("only if trained");
    }

    @Test
    void lines_are_where_a_reader_sees_them() {
        assertThat(
                        of(
                                "<div>Deny\r\n  because</div><div>of <b>this</b></div>one<br>two<p>three</p><ul><li>four<li>five</ul>"))
                .isEqualTo("Deny because\nof this\none\ntwo\n\nthree\n\n- four\n- five");
        assertThat(of("<pre>a\n  b</pre><table><tr><td>c<td>d<tr><td>e</table>"))
                .isEqualTo("a\n  b\n\nc d\ne");
        assertThat(of("Gr&uuml;&szlig;e&nbsp;&#x1F44D;")).isEqualTo("Grüße 👍");
    }

    @Test
    void words_decide_only_where_both_forms_of_a_mail_decide_the_same() {
        assertThat(decided("Approve", "<p>Approve</p>")).isInstanceOf(Intent.Decision.class);
        assertThat(decided("Approve\r\n-- \r\nBea", "<p>Approve</p><div id=Signature>Bea</div>"))
                .isInstanceOf(Intent.Decision.class);
        assertThat(decided("*Approve*", "<p><b>Approve</b></p>")).isInstanceOf(Intent.Decision.class);
        for (String html :
                new String[] {"Deny", "Approve?", "Approve if she is trained", "", "<i style=display:none>Approve</i>"
                }) {
            assertThat(decided("Approve", "<p>" + html + "</p>"))
                    .as(html)
                    .isEqualTo(new Intent.Comment(Intent.Why.CONTRADICTORY, "Approve"));
        }
        assertThat(decided("Deny", "<p>Approve</p>")).isInstanceOf(Intent.Comment.class);
    }

    @Test
    void a_text_between_html_limits_it() {
        String mixed = """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html

                <p>Approve</p>
                --b
                Content-Type: text/plain

                but only if she is trained & <asked>
                --b--
                """.replace("\n", "\r\n");
        var text = NewText.of(mail(mixed));

        assertThat(text.text()).isEqualTo("Approve\n\nbut only if she is trained & <asked>");
        assertThat(text.intent(Stage.APPROVAL)).isInstanceOf(Intent.Comment.class);
    }

    private static Intent decided(String plain, String html) {
        return NewText.of(mail("Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\n" + plain
                        + "\r\n--b\r\nContent-Type: text/html\r\n\r\n" + html + "\r\n--b--\r\n"))
                .intent(Stage.APPROVAL);
    }

    private static String of(String html) {
        return NewText.of(mail("Content-Type: text/html; charset=utf-8\r\n\r\n" + html))
                .text();
    }

    private static Mail mail(String rest) {
        return (Mail) MailReader.read((HEAD + rest).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><s>approve</s></p>",
                "<strike>approve</strike>",
                "<del>approve</del>",
                "<span style='text-decoration: line-through'>approve</span>",
                "<p style='color:#fff'>approve</p>",
                "<font color='#FFFFFF'>approve</font>",
                "<p style='color: rgba(0, 0, 0, 0)'>approve</p>",
                "<div style='clip-path: inset(100%)'>approve</div>",
                "<details>approve</details>",
                "<div style='opacity:0.01'>approve</div>",
                "<div style='position:fixed;left:-9999px'>approve</div>",
                "<div style='margin-left:-9999px'>approve</div>",
                "<p style='display:/**/none'>approve</p>"
            })
    void what_is_struck_out_or_without_a_colour_is_not_said(String html) {
        assertThat(HtmlLines.of(html)).allMatch(String::isBlank);
    }

    @Test
    void white_on_a_background_that_is_named_is_said() {
        assertThat(HtmlLines.of("<p style='color:#fff;background:#111'>approve</p>"))
                .contains("approve");
    }
}
