package latchkey.local.aws.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

/** When and from whom topics hear of mails. What they hear is AWS's, and tested in {@code latchkey.sdk}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SesEventsTest {

    private final List<String> topic = new ArrayList<>();

    @Test
    void an_event_names_the_caller_and_waits_to_be_published() {
        var disk = Disk.inMemory();
        var ses = ses(disk);
        ses.verify("demo.example");
        ses.configurationSet("mails");
        ses.eventDestination("mails", "feedback", Set.of("BOUNCE"), topic::add);
        topic.clear();
        send(client(ses, disk), "bounce@simulator.amazonses.com");

        assertThat(topic).isEmpty();
        assertThat(ses.nextDue()).isPresent();
        ses.due(new VirtualClock(disk).instant());

        assertThat(topic)
                .singleElement()
                .asString()
                .contains("\"ses:caller-identity\":[\"developer\"]", "\"ses:configuration-set\":[\"mails\"]");
        assertThat(ses.nextDue()).isEmpty();
    }

    @Test
    void an_event_is_kept_until_its_topic_has_it() {
        var disk = Disk.inMemory();
        var ses = ses(disk);
        var troubles = new ArrayList<>(List.of("down"));
        ses.verify("demo.example");
        ses.configurationSet("mails");
        ses.eventDestination("mails", "feedback", Set.of("BOUNCE"), event -> {
            if (!event.startsWith("Successfully") && !troubles.isEmpty()) {
                throw new IllegalStateException(troubles.removeFirst());
            }
            topic.add(event);
        });
        topic.clear();
        var id = send(client(ses, disk), "mara@demo.example");
        ses.event(id, "mara@demo.example", Fate.Bounced.MAILBOX_FULL);

        assertThatThrownBy(() -> ses.due(new VirtualClock(disk).instant())).hasMessage("down");
        ses.due(new VirtualClock(disk).instant());

        assertThat(topic).singleElement().asString().contains("MailboxFull");
    }

    @Test
    void what_callers_set_up_outlives_the_process(@TempDir Path folder) {
        try (var file = Disk.at(folder.resolve("data"))) {
            var before = ses(file);
            before.topics((arn, message) -> topic.add(arn));
            setUp(client(before, file));
        }
        assertThat(topic).containsExactly("arn:news");

        try (var file = Disk.at(folder.resolve("data"))) {
            var after = ses(file);
            after.topics((arn, message) -> topic.add(message));
            send(client(after, file), "mara@demo.example");
            after.due(new VirtualClock(file).instant());
        }
        assertThat(topic).hasSize(2).last().asString().contains("OnAccountSuppressionList");
    }

    private static void setUp(SesV2Client calls) {
        calls.createEmailIdentity(create -> create.emailIdentity("demo.example"));
        calls.createConfigurationSet(create -> create.configurationSetName("mails"));
        calls.createConfigurationSetEventDestination(create -> create.configurationSetName("mails")
                .eventDestinationName("feedback")
                .eventDestination(to -> to.enabled(true)
                        .matchingEventTypes(EventType.BOUNCE)
                        .snsDestination(sns -> sns.topicArn("arn:news"))));
        calls.putSuppressedDestination(
                put -> put.emailAddress("mara@demo.example").reason(SuppressionListReason.COMPLAINT));
    }

    private static Ses ses(Disk disk) {
        return new Ses(disk, new VirtualClock(disk));
    }

    private static SesV2Client client(Ses ses, Disk disk) {
        return new Rehearsal(new VirtualClock(disk), Map.of(), ses).client(SesV2Client.builder(), Caller.DEVELOPER);
    }

    private static String send(SesV2Client ses, String recipient) {
        return ses.sendEmail(send -> send.fromEmailAddress("latchkey@demo.example")
                        .destination(to -> to.toAddresses(recipient))
                        .configurationSetName("mails")
                        .content(content -> content.simple(simple -> simple.subject(text -> text.data("Hello"))
                                .body(body -> body.text(text -> text.data("How are you?"))))))
                .messageId();
    }
}
