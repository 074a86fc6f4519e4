package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;

@SdkTest("SES v2")
@Source("ses/latest/APIReference-V2/API_MessageHeader.html")
@Unjudged(by = Judge.LOCALSTACK, why = "has no SES v2")
@Unjudged(by = Judge.AWS, why = "mail can be sent for a domain only whose owner has verified it")
class MailHeadersTest {

    private static final String FIELDS = "ses/latest/dg/header-fields.html";

    private final Sender sender;

    MailHeadersTest(Aws aws) {
        this.sender = Sender.of(aws, aws.ses());
    }

    @Test
    @Source(FIELDS)
    void a_mail_may_have_the_headers_that_thread_it_and_say_that_it_is_automatic() {
        assertThat(sender.sendWith(List.of(
                        Sender.header("References", "<root@example.com> <first@example.com>"),
                        Sender.header("In-Reply-To", "<first@example.com>"),
                        Sender.header("Auto-Submitted", "auto-generated"),
                        Sender.header("List-Unsubscribe", "<https://example.com/off>"),
                        Sender.header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                        Sender.header("X-Auto-Response-Suppress", "All"))))
                .isNotEmpty();
    }

    @Test
    @Source("ses/latest/APIReference-V2/API_Message.html")
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    void a_mail_has_up_to_15_headers_of_the_caller() {
        assertThat(sender.sendWith(headers(15))).isNotEmpty();
        assertBad(() -> sender.sendWith(headers(16)));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    void the_name_of_a_header_has_up_to_126_characters() {
        assertThat(sender.sendWith("X" + "x".repeat(125), "value")).isNotEmpty();
        assertBad(() -> sender.sendWith("X" + "x".repeat(126), "value"));
        assertBad(() -> sender.sendWith("", "value"));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "Any is taken")
    void the_name_of_a_header_is_printable_ASCII_without_blank_and_colon() {
        assertThat(sender.sendWith("X-Name_1.a~", "value")).isNotEmpty();
        assertBad(() -> sender.sendWith("X Name", "value"));
        assertBad(() -> sender.sendWith("X-Name:", "value"));
        assertBad(() -> sender.sendWith("X-Näme", "value"));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    void the_value_of_a_header_has_up_to_995_characters() {
        assertThat(sender.sendWith("X", "x".repeat(995))).isNotEmpty();
        assertBad(() -> sender.sendWith("X", "x".repeat(996)));
        assertBad(() -> sender.sendWith("X-Name", ""));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    void name_and_value_of_a_header_have_up_to_996_characters_together() {
        assertThat(sender.sendWith("X-Name", "x".repeat(990))).isNotEmpty();
        assertBad(() -> sender.sendWith("X-Name", "x".repeat(991)));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "Any is taken")
    void the_value_of_a_header_is_printable_ASCII() {
        assertBad(() -> sender.sendWith("X-Name", "Jürgen"));
        assertBad(() -> sender.sendWith("X-Name", "one\r\nBcc: two@example.com"));
        assertBad(() -> sender.sendWith("X-Name", "tab\there"));
    }

    @Test
    @Source(FIELDS)
    @Differs(judge = Judge.MINISTACK, how = "They are taken")
    void the_headers_that_SES_sets_itself_are_refused_in_any_case() {
        for (var name : List.of(
                "BCC",
                "CC",
                "Content-Disposition",
                "Content-Type",
                "Date",
                "From",
                "Message-ID",
                "MIME-Version",
                "Reply-To",
                "Return-Path",
                "Subject",
                "To",
                "message-id")) {
            assertBad(() -> sender.sendWith(name, "value"));
        }
    }

    @Test
    @Source(FIELDS)
    @Differs(judge = Judge.MINISTACK, how = "They are taken")
    void headers_that_a_mail_has_once_are_refused_twice() {
        for (var name : List.of("References", "In-Reply-To", "Auto-Submitted", "List-Unsubscribe", "Precedence")) {
            assertBad(() -> sender.sendWith(List.of(Sender.header(name, "one"), Sender.header(name, "two"))));
        }
        assertThat(sender.sendWith(List.of(Sender.header("X-Name", "one"), Sender.header("X-Name", "two"))))
                .isNotEmpty();
    }

    @Test
    @Source(FIELDS)
    @Differs(judge = Judge.MINISTACK, how = "They are taken")
    void a_raw_mail_has_such_headers_once_too() {
        assertBad(() -> sender.sendRaw("From: %s\r\nTo: %s\r\nSubject: one\r\nSubject: two\r\n\r\nHello\r\n"
                .formatted(sender.address(), Sender.RECIPIENT)));
    }

    @Test
    @Source(FIELDS)
    void a_raw_mail_may_come_with_an_id_and_a_date_though_SES_overrides_them() {
        assertThat(sender.sendRaw(
                        "From: %s\r\nTo: %s\r\nMessage-ID: <mine@example.com>\r\nDate: Mon, 02 Jan 2006 15:04:05 +0000\r\n\r\nHello\r\n"
                                .formatted(sender.address(), Sender.RECIPIENT)))
                .isNotEmpty();
    }

    private static List<MessageHeader> headers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Sender.header("X-Name-" + i, "value"))
                .toList();
    }

    private static void assertBad(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(BadRequestException.class);
    }
}
