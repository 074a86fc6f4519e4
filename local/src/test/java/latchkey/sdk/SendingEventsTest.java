package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.Map;
import java.util.function.Consumer;
import latchkey.runtime.Json;
import org.assertj.core.api.MapAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

@SdkTest("SES v2")
@Source("ses/latest/dg/event-publishing-retrieving-sns-contents.html")
@Unjudged(why = "events go through topics of SNS, whose client the project has not got")
class SendingEventsTest {

    private static final String SIMULATOR = "ses/latest/dg/send-an-email-from-console.html";
    private static final String MAKING = "ses/latest/APIReference-V2/API_CreateConfigurationSetEventDestination.html";
    private static final String DEFINITION = "ses/latest/APIReference-V2/API_EventDestinationDefinition.html";

    private final SesV2Client ses;
    private final Sender sender;
    private final MadeQueue events;
    private final String topic;
    private final String set;

    SendingEventsTest(Aws aws) {
        this.ses = aws.ses();
        this.sender = Sender.of(aws, ses);
        this.events = MadeQueue.of(aws, aws.sqs());
        this.topic = aws.topicHeardBy(events);
        this.set = aws.name("mails");
        ses.createConfigurationSet(create -> create.configurationSetName(set));
    }

    @Test
    @Source(SIMULATOR)
    void a_mail_that_is_taken_by_its_reader_s_server_is_a_Delivery() {
        listen(true, EventType.DELIVERY);

        send("success@simulator.amazonses.com");

        var event = next();
        assertThat(event).containsEntry("eventType", "Delivery").containsOnlyKeys("eventType", "mail", "delivery");
        assertThatPart(event, "delivery")
                .extractingByKey("recipients", LIST)
                .containsExactly("success@simulator.amazonses.com");
    }

    @Test
    @Source(SIMULATOR)
    void a_mail_to_an_unknown_user_is_a_permanent_Bounce() {
        listen(true, EventType.BOUNCE);

        send("bounce@simulator.amazonses.com");

        var event = next();
        assertThat(event).containsEntry("eventType", "Bounce").containsOnlyKeys("eventType", "mail", "bounce");
        assertThatPart(event, "bounce")
                .containsEntry("bounceType", "Permanent")
                .containsEntry("bounceSubType", "General")
                .containsKeys("timestamp", "feedbackId");
        assertThatBounced(event)
                .containsEntry("emailAddress", "bounce@simulator.amazonses.com")
                .containsEntry("status", "5.1.1");
    }

    @Test
    @Source(SIMULATOR)
    void a_label_tells_one_simulated_reader_from_another() {
        listen(true, EventType.BOUNCE);

        send("bounce+mara@simulator.amazonses.com");

        assertThatBounced(next()).containsEntry("emailAddress", "bounce+mara@simulator.amazonses.com");
    }

    @Test
    @Source(SIMULATOR)
    void a_mail_that_its_reader_calls_unwanted_is_delivered_and_is_a_Complaint() {
        listen(true, EventType.COMPLAINT, EventType.DELIVERY);

        send("complaint@simulator.amazonses.com");

        assertThat(next()).containsEntry("eventType", "Delivery");
        var complaint = next();
        assertThat(complaint).containsEntry("eventType", "Complaint");
        assertThatPart(complaint, "complaint")
                .extractingByKey("complainedRecipients", LIST)
                .containsExactly(Map.of("emailAddress", "complaint@simulator.amazonses.com"));
    }

    @Test
    @Source("ses/latest/dg/sending-email-suppression-list.html")
    void a_mail_to_a_suppressed_address_is_taken_and_bounces() {
        listen(true, EventType.BOUNCE, EventType.DELIVERY);
        var address = "Mara@" + sender.domain();
        ses.putSuppressedDestination(put -> put.emailAddress(address).reason(SuppressionListReason.BOUNCE));

        assertThat(send(address)).isNotEmpty();

        assertThatPart(next(), "bounce")
                .containsEntry("bounceType", "Permanent")
                .containsEntry("bounceSubType", "OnAccountSuppressionList");
    }

    @Test
    void an_event_tells_of_which_mail_it_is() {
        listen(true, EventType.BOUNCE);

        var id = sender.send(send -> send.configurationSetName(set)
                .destination(to -> to.toAddresses("bounce@simulator.amazonses.com")
                        .ccAddresses("success@simulator.amazonses.com")));

        var mail = assertThatPart(next(), "mail");
        mail.containsEntry("messageId", id)
                .containsEntry("source", sender.address())
                .containsKeys("timestamp", "sendingAccountId");
        mail.extractingByKey("sourceArn", STRING).matches("arn:aws:ses:eu-west-1:\\d{12}:identity/" + sender.domain());
        mail.extractingByKey("destination", LIST)
                .containsExactly("bounce@simulator.amazonses.com", "success@simulator.amazonses.com");
    }

    @Test
    void an_event_has_the_headers_that_the_mail_was_sent_with() {
        listen(true, EventType.BOUNCE);

        send(
                "bounce@simulator.amazonses.com",
                send -> send.replyToAddresses("reply@example.com")
                        .content(content -> content.simple(simple -> simple.subject(text -> text.data("Hello"))
                                .body(body -> body.text(text -> text.data("How are you?")))
                                .headers(Sender.header("X-Ticket", "AR-1")))));

        var mail = assertThatPart(next(), "mail");
        mail.extractingByKey("commonHeaders", MAP).containsEntry("subject", "Hello");
        mail.extractingByKey("headers", LIST)
                .contains(
                        Map.of("name", "Reply-To", "value", "reply@example.com"),
                        Map.of("name", "X-Ticket", "value", "AR-1"),
                        Map.of("name", "Subject", "value", "Hello"));
    }

    @Test
    @Source("ses/latest/APIReference-V2/API_MessageTag.html")
    void an_event_has_the_tags_of_the_mail() {
        listen(true, EventType.BOUNCE);

        send(
                "bounce@simulator.amazonses.com",
                send -> send.emailTags(
                        MessageTag.builder().name("kind").value("ask").build()));

        assertThatPart(next(), "mail")
                .extractingByKey("tags", MAP)
                .extractingByKey("kind", LIST)
                .containsExactly("ask");
    }

    @Test
    @Source(DEFINITION)
    void a_destination_hears_of_the_events_it_asks_for_and_of_its_own_set_only() {
        listen(true, EventType.BOUNCE);

        send("success@simulator.amazonses.com");
        send("complaint@simulator.amazonses.com");
        sender.sendTo("bounce@simulator.amazonses.com");
        var last = send("bounce@simulator.amazonses.com");

        assertThatPart(next(), "mail").containsEntry("messageId", last);
    }

    @Test
    @Source(DEFINITION)
    void a_destination_that_is_not_enabled_hears_nothing() {
        listen(false, EventType.BOUNCE);

        send("bounce@simulator.amazonses.com");

        assertThat(events.staysSilent()).isTrue();
    }

    @Test
    @Source(MAKING)
    void a_destination_that_is_there_is_refused_as_AlreadyExistsException() {
        listen(true, EventType.BOUNCE);

        assertThatThrownBy(() -> listen(true, EventType.BOUNCE)).isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    @Source(MAKING)
    void a_topic_that_there_is_not_is_no_destination() {
        assertThatThrownBy(() -> destination(true, topic + "-not", EventType.BOUNCE))
                .isInstanceOf(BadRequestException.class);
    }

    /** Makes the topic a destination; SES tries it with a message that is no event. */
    private void listen(boolean enabled, EventType... types) {
        destination(enabled, topic, types);
        var trial = events.receive();
        assertThat(trial.body()).startsWith("Successfully validated SNS topic");
        events.delete(trial);
    }

    private void destination(boolean enabled, String topicArn, EventType... types) {
        ses.createConfigurationSetEventDestination(create -> create.configurationSetName(set)
                .eventDestinationName("feedback")
                .eventDestination(to ->
                        to.enabled(enabled).matchingEventTypes(types).snsDestination(sns -> sns.topicArn(topicArn))));
    }

    private String send(String recipient) {
        return send(recipient, send -> {});
    }

    private String send(String recipient, Consumer<SendEmailRequest.Builder> how) {
        return sender.send(
                send -> how.accept(send.configurationSetName(set).destination(to -> to.toAddresses(recipient))));
    }

    private Map<String, @Nullable Object> next() {
        var message = events.receive();
        events.delete(message);
        return Json.object(message.body());
    }

    private static MapAssert<Object, Object> assertThatBounced(Map<String, @Nullable Object> event) {
        return assertThatPart(event, "bounce")
                .extractingByKey("bouncedRecipients", LIST)
                .singleElement(MAP);
    }

    private static MapAssert<Object, Object> assertThatPart(Map<String, @Nullable Object> of, String name) {
        return assertThat(of).extractingByKey(name, MAP);
    }
}
