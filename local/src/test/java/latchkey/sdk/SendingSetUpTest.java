package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sesv2.model.IdentityType;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

@SdkTest("SES v2")
@Source("ses/latest/APIReference-V2/API_CreateEmailIdentity.html")
@Unjudged(by = Judge.LOCALSTACK, why = "has no SES v2")
class SendingSetUpTest {

    private static final String SETS = "ses/latest/APIReference-V2/API_CreateConfigurationSet.html";
    private static final String DESTINATIONS =
            "ses/latest/APIReference-V2/API_CreateConfigurationSetEventDestination.html";

    private final Aws aws;
    private final SesV2Client ses;

    SendingSetUpTest(Aws aws) {
        this.aws = aws;
        this.ses = aws.ses();
    }

    @Test
    void an_identity_is_a_domain_or_an_address() {
        var domain = aws.name("domain") + ".example.com";
        var address = aws.name("address") + "@example.com";

        assertThat(ses.createEmailIdentity(create -> create.emailIdentity(domain))
                        .identityType())
                .isEqualTo(IdentityType.DOMAIN);
        assertThat(ses.createEmailIdentity(create -> create.emailIdentity(address))
                        .identityType())
                .isEqualTo(IdentityType.EMAIL_ADDRESS);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is made again")
    void an_identity_that_is_there_is_refused_as_AlreadyExistsException() {
        var domain = aws.name("domain") + ".example.com";
        ses.createEmailIdentity(create -> create.emailIdentity(domain));

        assertThatThrownBy(() -> ses.createEmailIdentity(create -> create.emailIdentity(domain)))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void an_identity_that_is_neither_address_nor_domain_is_refused() {
        assertThatThrownBy(() -> ses.createEmailIdentity(create -> create.emailIdentity("no domain")))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    @Source("ses/latest/APIReference-V2/API_GetEmailIdentity.html")
    void an_identity_is_told_by_its_name() {
        var domain = aws.name("domain") + ".example.com";
        ses.createEmailIdentity(create -> create.emailIdentity(domain));

        assertThat(ses.getEmailIdentity(get -> get.emailIdentity(domain)).identityType())
                .isEqualTo(IdentityType.DOMAIN);
        assertThatThrownBy(() -> ses.getEmailIdentity(get -> get.emailIdentity("not." + domain)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Source("ses/latest/APIReference-V2/API_DeleteEmailIdentity.html")
    @Differs(judge = Judge.MINISTACK, how = "It can be deleted again")
    void a_deleted_identity_is_gone() {
        var address = aws.name("address") + "@example.com";
        ses.createEmailIdentity(create -> create.emailIdentity(address));

        ses.deleteEmailIdentity(delete -> delete.emailIdentity(address));

        assertThatThrownBy(() -> ses.getEmailIdentity(get -> get.emailIdentity(address)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ses.deleteEmailIdentity(delete -> delete.emailIdentity(address)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Source(SETS)
    void a_configuration_set_that_is_there_is_refused_as_AlreadyExistsException() {
        var set = aws.name("mails");
        ses.createConfigurationSet(create -> create.configurationSetName(set));

        assertThatThrownBy(() -> ses.createConfigurationSet(create -> create.configurationSetName(set)))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    @Source(SETS)
    @Differs(judge = Judge.MINISTACK, how = "Any is taken")
    void the_name_of_a_configuration_set_has_up_to_64_letters_digits_hyphens_and_underscores() {
        var longest = (aws.name("mails_") + "x".repeat(64)).substring(0, 64);
        ses.createConfigurationSet(create -> create.configurationSetName(longest));

        assertThatThrownBy(() -> ses.createConfigurationSet(create -> create.configurationSetName(longest + "x")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> ses.createConfigurationSet(create -> create.configurationSetName("my mails")))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    @Source(DESTINATIONS)
    void events_of_a_missing_configuration_set_go_nowhere() {
        assertThatThrownBy(() -> ses.createConfigurationSetEventDestination(create -> create.configurationSetName(
                                aws.name("nowhere"))
                        .eventDestinationName("feedback")
                        .eventDestination(to -> to.enabled(true)
                                .matchingEventTypes(EventType.BOUNCE)
                                .snsDestination(sns -> sns.topicArn("arn:aws:sns:eu-west-1:123456789012:none")))))
                .isInstanceOf(NotFoundException.class);
    }
}
