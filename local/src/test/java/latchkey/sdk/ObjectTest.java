package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

@SdkTest("S3")
@Source("AmazonS3/latest/API/API_PutObject.html")
class ObjectTest {

    private static final String METADATA = "AmazonS3/latest/userguide/UsingMetadata.html";
    private static final String KEYS = "AmazonS3/latest/userguide/object-keys.html";

    private final S3Client s3;
    private final MadeBucket bucket;

    ObjectTest(Aws aws) {
        this.s3 = aws.s3();
        this.bucket = MadeBucket.of(aws, s3);
    }

    @Test
    @Source("AmazonS3/latest/API/API_GetObject.html")
    void what_was_put_is_got() {
        bucket.put("mail.eml", "Grüße, 世界 🗝");

        assertThat(bucket.get("mail.eml")).isEqualTo("Grüße, 世界 🗝");
    }

    @Test
    void an_object_may_be_empty() {
        bucket.put("empty", "");

        assertThat(bucket.get("empty")).isEmpty();
        assertThat(head("empty").contentLength()).isZero();
    }

    @Test
    void the_last_put_to_a_key_is_what_is_got() {
        bucket.put("doc", "one", put -> put.contentType("text/plain").metadata(Map.of("by", "mara")));
        bucket.put("doc", "two");

        assertThat(bucket.get("doc")).isEqualTo("two");
        assertThat(head("doc").metadata()).isEmpty();
        assertThat(head("doc").contentType()).isNotEqualTo("text/plain");
    }

    @Test
    @Source("AmazonS3/latest/API/API_Object.html")
    void an_ETag_is_the_MD5_of_the_body_in_quotes() {
        var put = bucket.put("doc", "Hello");

        assertThat(put.eTag()).isEqualTo("\"8b1a9953c4611296a827abf8c47804d7\"");
        assertThat(head("doc").eTag()).isEqualTo(put.eTag());
    }

    @Test
    @Source(METADATA)
    void content_type_and_metadata_come_back_as_they_were_put() {
        bucket.put(
                "mail.eml",
                "Hello",
                put -> put.contentType("message/rfc822").metadata(Map.of("who", "mara", "step", "2")));

        var head = head("mail.eml");

        assertThat(head.contentType()).isEqualTo("message/rfc822");
        assertThat(head.metadata()).containsOnly(Map.entry("who", "mara"), Map.entry("step", "2"));
    }

    @Test
    @Source(METADATA)
    void names_of_metadata_come_back_in_lower_case() {
        bucket.put("doc", "Hello", put -> put.metadata(Map.of("Who", "Mara")));

        assertThat(head("doc").metadata()).containsOnly(Map.entry("who", "Mara"));
    }

    @Test
    @Source(METADATA)
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    @Differs(judge = Judge.LOCALSTACK, how = "More are taken")
    void metadata_have_2_KB_at_most() {
        bucket.put("doc", "", put -> put.metadata(Map.of("name", "x".repeat(2044))));

        assertThat(Refusal.code(() -> bucket.put("doc", "", put -> put.metadata(Map.of("name", "x".repeat(2045))))))
                .isEqualTo("MetadataTooLarge");
    }

    @Test
    @Source("AmazonS3/latest/API/API_HeadObject.html")
    void a_HEAD_tells_the_length_and_the_date_that_a_GET_would() {
        var before = Instant.now().minusSeconds(60);
        bucket.put("doc", "0123456789");

        var head = head("doc");

        assertThat(head.contentLength()).isEqualTo(10);
        assertThat(head.lastModified()).isAfter(before);
    }

    @Test
    @Source("AmazonS3/latest/API/API_HeadObject.html")
    void a_HEAD_of_what_is_not_there_is_404() {
        assertThatThrownBy(() -> head("none"))
                .isInstanceOfSatisfying(
                        NoSuchKeyException.class,
                        missing -> assertThat(missing.statusCode()).isEqualTo(404));
    }

    @Test
    @Source("AmazonS3/latest/API/API_GetObject.html")
    void a_GET_of_what_is_not_there_is_NoSuchKey() {
        assertThatThrownBy(() -> bucket.get("none")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    @Source(KEYS)
    @Differs(judge = Judge.MINISTACK, how = "Any length is taken")
    void a_key_has_up_to_1024_bytes() {
        var longest = "x".repeat(1024);
        bucket.put(longest, "long");

        assertThat(bucket.get(longest)).isEqualTo("long");
        assertThat(Refusal.code(() -> bucket.put(longest + "x", ""))).isEqualTo("KeyTooLongError");
    }

    @Test
    @Source(KEYS)
    @Differs(judge = Judge.MINISTACK, how = "Any length is taken")
    void the_length_of_a_key_is_counted_in_bytes_of_UTF_8() {
        var longest = "ü".repeat(512);
        bucket.put(longest, "long");

        assertThat(bucket.get(longest)).isEqualTo("long");
        assertThat(Refusal.code(() -> bucket.put(longest + "x", ""))).isEqualTo("KeyTooLongError");
    }

    @Test
    @Source(KEYS)
    void keys_know_upper_and_lower_case_and_slashes_are_part_of_them() {
        var keys = List.of("a", "A", "a/", "a/b", "a//b");

        keys.forEach(key -> bucket.put(key, "in " + key));

        assertThat(keys).allSatisfy(key -> assertThat(bucket.get(key)).isEqualTo("in " + key));
        assertThat(bucket.keys()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    @Source(KEYS)
    void a_key_may_have_blanks_signs_and_letters_of_any_script() {
        var keys = List.of("Größe +1.eml", "100%", "%41", "a b", "a&b=c?d#e", "世界", "it's (1)", "~!*@:,;$");

        keys.forEach(key -> bucket.put(key, "in " + key));

        assertThat(keys).allSatisfy(key -> assertThat(bucket.get(key)).isEqualTo("in " + key));
        assertThat(bucket.keys()).containsExactlyInAnyOrderElementsOf(keys);
    }

    private HeadObjectResponse head(String key) {
        return s3.headObject(head -> head.bucket(bucket.name()).key(key));
    }
}
