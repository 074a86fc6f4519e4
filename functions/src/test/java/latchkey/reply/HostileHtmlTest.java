package latchkey.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.ticket.Stage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HTML made to take time or memory: as much of it as is read, and beside it a text that decides, so that both are read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileHtmlTest {

    static final List<String> THINGS = List.of(
            "<div>",
            "<blockquote>",
            "<table><tr><td>",
            "<td>",
            "<p>x",
            "</p>",
            "<b><i>",
            "</b><b>",
            "<a",
            "<!--",
            "&",
            "&amp;",
            "&#x41;",
            "<br>",
            "<li>",
            "<pre>\n",
            "<style>a{",
            "<div style='font-size:0;font-size:",
            "<div style='border-top:solid'><b>a:</b>",
            "<font color='",
            "<svg><p>",
            "<form><math>",
            "<a><table>",
            "<select><option>",
            "<template>",
            "<div class=gmail_quote>",
            "<div class=gmail_attr>",
            "<x y=1 z=",
            "\u0000");

    @ParameterizedTest
    @FieldSource("THINGS")
    void the_longest_html_of_one_thing_is_read(String thing) {
        isBounded("<p>Approve</p>" + full(thing));
    }

    /** At § stands, again and again, what follows the line. */
    static final List<String> PLACES = List.of(
            "<style>a{}§</style>|}",
            "<style>§</style>|@media{",
            "<style>§</style><p class=a>|.a{display:none}",
            "<style>§{display:none}</style><p class=a>|.a,",
            "<style>§{display:none}</style><p class=a>|a,",
            "<style>.a{§}</style><p class=a>|font-size:9px;",
            "<p style='§'>x</p>|font:",
            "<p style='§'>x</p>|;font:1px",
            "<p style='§'>x</p>|font-size:",
            "<p style='§'>x</p>|xleft:",
            "<p class='§'>x</p>|a ",
            "<p id='§'>x</p>|x_");

    @ParameterizedTest
    @FieldSource("PLACES")
    void the_longest_of_one_thing_in_one_place_is_read(String placeAndThing) {
        int line = placeAndThing.lastIndexOf('|');
        isBounded(placeAndThing.substring(0, line).replace("§", full(placeAndThing.substring(line + 1))));
    }

    static Stream<Named<String>> elements() {
        String letters = "a b c d e f g h i j k l m n o p q r s t u v w x y z";
        String all = "." + letters.replace(" ", ",.") + "{font-size:9px;left:" + "1".repeat(80) + "}";
        return Stream.of(
                Named.of(
                        "a style of 80 KB on each of 14,000 elements",
                        "<style>.a{font-size:9px;" + "x:y;".repeat(20_000) + "}</style>"
                                + "<p class=a>".repeat(14_000)),
                Named.of(
                        "a style for each of 26 classes",
                        "<style>" + all.repeat(500) + "</style>" + ("<i class='" + letters + "'>").repeat(2_000)),
                Named.of("blocks that may hold headers", "<div style=border-top:solid><b><b>".repeat(7_000)),
                Named.of(
                        "quotes around quotes",
                        "<div class=gmail_quote>".repeat(400) + "<p>".repeat(80_000) + "<blockquote>"));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void what_is_asked_of_every_element_is_answered(String html) {
        isBounded(html);
    }

    /** Found by the fuzzer. */
    @Test
    void where_the_parser_gives_up_nothing_is_said_and_the_text_beside_decides_nothing() {
        String html = "Approve<div><b><i></div><blockquote>" + "<div>".repeat(600) + "x";

        assertThat(HtmlLines.of(html)).isEmpty();
        assertThat(new NewText("Approve", "", Optional.of(new MailText.Html(html, false)), false)
                        .intent(Stage.APPROVAL))
                .isInstanceOf(Intent.Comment.class);
        isBounded(html);
    }

    /** In time too: that is one of the laws. */
    private static void isBounded(String html) {
        String raw = MailPieces.HEAD + """
                Content-Type: multipart/alternative; boundary=b

                --b

                Approve
                --b
                Content-Type: text/html; charset=utf-8

                """ + html + "\n--b--\n";
        assertThat(ReadingLaws.hold(raw.replace("\n", "\r\n").getBytes(UTF_8)).bytes())
                .isLessThan(HostileMailTest.MOST);
    }

    private static String full(String thing) {
        return thing.repeat((MailReader.MAX_TEXT - 200) / thing.length());
    }
}
