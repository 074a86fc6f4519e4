package latchkey.courier;

import static latchkey.courier.TicketMails.mail;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.forge;
import static org.assertj.core.api.Assertions.assertThat;

import latchkey.people.Person;
import latchkey.ticket.By;
import latchkey.ticket.MailKind;
import latchkey.ticket.Resolving;
import latchkey.ticket.Story;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Word for word: the mails of a question to the App Admins (R8). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HelpMailsTest {

    private static final String QUESTION = """

        Reply to this mail to write to everybody on this question. Once it is answered, say so on the page.

        The question:
        https://latchkey.demo.example/tickets/AR-7K3M9Q2X
        """;

    @Test
    void a_question_says_who_needs_help_with_what() { // R8
        var story = Story.ofHelp(forge(), OLEG);

        assertThat(mail(story, MailKind.NEWS, OLEG).subject()).isEqualTo("[AR-7K3M9Q2X] Mara asks for help with Forge");
        assertThat(newest(story, MailKind.NEWS, OLEG)).isEqualTo("""
            Mara asks for help with Forge.
            """ + QUESTION + """

            Mara asked:
            | How do I log in?
            """);
        assertThat(newest(story, MailKind.NEWS, MARA)).startsWith("Your question about Forge is with Oleg.\n");
    }

    @Test
    void an_answer_to_a_question_and_its_end() { // R8, A5
        var story = Story.ofHelp(forge(), OLEG).says(OLEG, "With your mail address");
        assertThat(newest(story, MailKind.COMMENT, MARA)).isEqualTo("""
            Oleg commented on your question about Forge.
            """ + QUESTION + """

            To take your question back, reply “withdraw”.

            Oleg wrote:
            | With your mail address

            Mara asked:
            | How do I log in?
            """);

        story.keep(Story.done(new Resolving("It works", By.web(MARA), NOON).on(story.ticket())));
        assertThat(newest(story, MailKind.NEWS, OLEG))
                .startsWith("Mara says that their own question about Forge is resolved.\n")
                .contains("Mara wrote:\n| It works\n");
    }

    /** Without the line above which a reply stands. */
    private static String newest(Story story, MailKind kind, Person to) {
        var lines = mail(story, kind, to).text();
        return lines.substring(lines.indexOf("\n\n") + 2);
    }
}
