package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The fuzz test without its fuzzer: the laws on what it begins with. {@code tools/fuzz} goes on from there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingFuzzTest {

    /**
     * Bytes that may be taken in all for one mail with its three intents, each of which may read HTML anew. The fuzzer bounds
     * what is held at a time, by its heap: what it counts with takes memory too.
     */
    private static final long MEMORY = 160L << 20;

    @Test
    void the_laws_hold_of_every_mail_that_the_fuzzer_begins_with() throws IOException {
        for (byte[] mail : Seeds.mails()) {
            assertThat(RawMailFuzz.hold(mail).bytes()).isLessThan(MEMORY);
        }
        for (byte[] recipe : Seeds.recipes()) {
            assertThat(BuiltMailFuzz.hold(recipe).bytes()).isLessThan(MEMORY);
        }
    }

    @Test
    void a_law_that_is_broken_is_an_error() {
        var approves = new BuiltMail((MailPieces.HEAD + "\nApprove\n").getBytes(StandardCharsets.UTF_8), null);

        assertThat(catchThrowable(() -> ReadingLaws.decideAsTheirAuthor(approves)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("null was written");
    }

    @Test
    void the_laws_hold_of_mails_that_were_built_or_broken_at_random() throws IOException {
        var random = new Random(20261123);
        for (int i = 0; i < 600; i++) {
            var recipe = new byte[64];
            random.nextBytes(recipe);
            assertThat(BuiltMailFuzz.hold(recipe).bytes()).isLessThan(MEMORY);
        }
        for (byte[] mail : Seeds.mails()) {
            for (int change = 0; change < 5 && mail.length > 0; change++) {
                mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
                assertThat(RawMailFuzz.hold(mail).bytes()).isLessThan(MEMORY);
            }
        }
    }
}
