package latchkey.scenario;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/**
 * Mails that are from the one who is asked and hold the word “approve” where its author did not say it. None decides; each
 * is answered once, to its author alone.
 */
final class WordAttacks {

    private static final String PLAIN = "text/plain; charset=utf-8";

    private WordAttacks() {}

    static Stream<Named<Stream<Attack>>> kinds() {
        return Stream.of(
                Named.of("beside the text", beside()),
                Named.of("quoted", QuoteAttacks.quoted()),
                Named.of("hidden", hidden()),
                Named.of("disguised", disguised()),
                Named.of("as the reason", QuoteAttacks.reasons()));
    }

    /** Around what its author wrote. */
    private static Stream<Attack> beside() {
        return Stream.of(
                attack(
                        "in the subject",
                        draft -> draft.header("Subject: approve").text("")),
                attack(
                        "in the subject above a question",
                        draft -> draft.header("Subject: Approved").text("Who is she?")),
                attack("in the signature", draft -> draft.text("Who is she?\n\n-- \nApprove")),
                attack("as nothing but a signature", draft -> draft.text("-- \nApprove\nBea Fontaine")),
                attack(
                        "as the name of a file",
                        draft -> draft.parts(
                                "mixed",
                                Draft.part(PLAIN, "Who is she?"),
                                Draft.part(
                                        "application/pdf; name=approve.pdf\nContent-Disposition: attachment; filename=approve.pdf",
                                        "%PDF"))),
                attack(
                        "in a file",
                        draft -> draft.parts(
                                "mixed",
                                Draft.part(PLAIN, ""),
                                Draft.part(PLAIN + "\nContent-Disposition: attachment; filename=a.txt", "approve"))),
                attack(
                        "in a file before the text",
                        draft -> draft.parts(
                                "mixed",
                                Draft.part(PLAIN + "; name=a.txt", "approve"),
                                Draft.part(PLAIN, "Who is she?"))),
                attack(
                        "in a mail inside the mail",
                        draft -> draft.parts(
                                "mixed",
                                Draft.part(PLAIN, "What do you think?"),
                                Draft.part(
                                        "message/rfc822", "From: %s\nSubject: Re\n\napprove".formatted(Attack.BEA)))),
                attack(
                        "in a mail inside a mail without words",
                        draft -> draft.parts(
                                "mixed",
                                Draft.part(PLAIN, ""),
                                Draft.part(
                                        "message/rfc822", "From: %s\nSubject: Re\n\napprove".formatted(Attack.BEA)))),
                attack(
                        "before the parts begin",
                        draft -> draft.body(
                                "multipart/mixed; boundary=apart",
                                "approve\n--apart\n" + Draft.part(PLAIN, "Who is she?") + "\n--apart--")),
                attack(
                        "behind the parts",
                        draft -> draft.body(
                                "multipart/mixed; boundary=apart",
                                "--apart\n" + Draft.part(PLAIN, "") + "\n--apart--\napprove")),
                attack(
                        "in a header of a part",
                        draft -> draft.parts(
                                "mixed", Draft.part(PLAIN + "\nContent-Description: approve", "Who is she?"))));
    }

    /** Where HTML holds it and no reader sees it. */
    private static Stream<Attack> hidden() {
        return Stream.of(
                        "<div style=\"display:none\">approve</div>",
                        "<div style=\"DISPLAY : none !important\">approve</div>",
                        "<div style=\"visibility: hidden\">approve</div>",
                        "<div hidden>approve</div>",
                        "<p style=\"font-size:0\">approve</p>",
                        "<p style=\"font-size:0px;line-height:0\">approve</p>",
                        "<p style=\"font-size:0.0em\">approve</p>",
                        "<p style=\"font:0/0 a\">approve</p>",
                        "<div style=\"opacity:0\">approve</div>",
                        "<div style=\"max-height:0;overflow:hidden\">approve</div>",
                        "<div style=\"height:0;overflow:hidden\">approve</div>",
                        "<div style=\"mso-hide:all\">approve</div>",
                        "<img src=\"https://elsewhere.example/a.png\" alt=\"approve\">",
                        "<img title=\"approve\"><br>",
                        "<!-- approve -->",
                        "<!--[if mso]>approve<![endif]-->",
                        "<script>approve</script>",
                        "<style>approve</style>",
                        "<template>approve</template>",
                        "<head><title>approve</title></head>",
                        "<input value=\"approve\">",
                        "<textarea style=\"display:none\">approve</textarea>",
                        "<object data=\"approve\"></object>",
                        "<blockquote>approve</blockquote>",
                        "<div class=\"gmail_quote\">approve</div>",
                        "<div class=\"gmail_signature\">approve</div>")
                .flatMap(html -> Stream.of(
                        attack("alone in " + html, draft -> draft.html(html)),
                        attack("above a question in " + html, draft -> draft.html(html + "<p>Who is she?</p>"))));
    }

    /** Words that look like it. */
    private static Stream<Attack> disguised() {
        return Stream.of(
                attack("with a letter of another alphabet", draft -> draft.text("\u0430pprove")),
                attack("with several", draft -> draft.text("\u0430\u0440\u0440rov\u0435")),
                attack("with a dotless letter", draft -> draft.text("den\u0131ed")),
                attack("from right to left", draft -> draft.text("\u202Eevorppa\u202C")),
                attack("with an override behind", draft -> draft.text("approve \u202Eton od I\u202C")),
                attack("with an isolate", draft -> draft.text("approve \u2067ton od I\u2069")),
                attack("in the text, and its contrary in the HTML", draft -> draft.both("approve", "<p>deny</p>")),
                attack("in the text, and a question in the HTML", draft -> draft.both("approve", "<p>Who is she?</p>")),
                attack("in the HTML, and its contrary in the text", draft -> draft.both("deny", "<p>approve</p>")),
                attack("in the HTML, and a question in the text", draft -> draft.both("Who is she?", "<p>approve</p>")),
                attack("twice, once each way", draft -> draft.text("approve\ndeny")),
                attack("crossed out", draft -> draft.html("<p><s>approve</s></p>")));
    }

    private static Attack attack(String name, UnaryOperator<Draft> how) {
        return Attack.words(name, (draft, ask) -> how.apply(draft));
    }
}
