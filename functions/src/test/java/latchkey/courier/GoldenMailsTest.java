package latchkey.courier;

import static latchkey.courier.TicketMails.mail;
import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import latchkey.ticket.Action;
import latchkey.ticket.MailKind;
import latchkey.ticket.Story;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole mails, as they were when somebody last looked at them. {@code -Dlatchkey.golden=write} takes them as they are now. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenMailsTest {

    private static final Path FOLDER = Path.of("src/test/resources/latchkey/courier");
    private static final boolean WRITE =
            System.getProperty("latchkey.golden", "").equals("write");

    static Stream<Arguments> mails() {
        var asked = Story.of(forge()).asked();
        var second = Story.of(forge())
                .asked()
                .does(PRIYA, Action.APPROVE, "Only for the crane\n\n<b>Until May</b>")
                .asked();
        var reminded = Story.of(forge()).asked().later(Duration.ofDays(2)).asked(approval(1), 1);
        var denied = Story.of(forge()).asked().does(PRIYA, Action.DENY, "Not before March");
        return Stream.of(
                Arguments.of("submitted", mail(Story.of(forge()), MailKind.NEWS, MARA)),
                Arguments.of("ask", mail(asked, MailKind.ASK, PRIYA)),
                Arguments.of("ask-with-a-remark", mail(second, MailKind.ASK, HUGO)),
                Arguments.of("reminder", mail(reminded, MailKind.REMINDER, PRIYA)),
                Arguments.of("denied", mail(denied, MailKind.NEWS, MARA)),
                Arguments.of("receipt", mail(denied, MailKind.RECEIPT, PRIYA)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mails")
    void a_mail_is_as_somebody_last_saw_it(String name, Written mail) throws IOException {
        same(name + ".txt", mail.text());
        same(name + ".html", mail.html());
    }

    @Test
    void a_button_begins_the_mail_that_would_have_been_written() {
        var mail = mail(Story.of(forge()).asked(), MailKind.ASK, PRIYA);

        assertThat(mail.html())
                .contains(
                        "\"mailto:reply%2B0123@inbound.demo.example"
                                + "?subject=Re%3A%20%5BAR-7K3M9Q2X%5D%20Mara%20asks%20for%20Forge&amp;body=approve%0D%0A%0D%0A\"");
        assertThat(mail(Story.of(forge()), MailKind.NEWS, MARA).html()).doesNotContain("mailto:");
    }

    private static void same(String name, String now) throws IOException {
        var file = FOLDER.resolve(name);
        if (WRITE) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, now);
        }
        assertThat(now).as(name).isEqualTo(Files.readString(file));
    }
}
