package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

@SdkTest("S3")
@Source("AmazonS3/latest/userguide/range-get-olap.html")
class ObjectRangeTest {

    private final S3Client s3;
    private final MadeBucket bucket;

    ObjectRangeTest(Aws aws) {
        this.s3 = aws.s3();
        this.bucket = MadeBucket.of(aws, s3);
        bucket.put("doc", "0123456789");
    }

    @Test
    void a_range_has_both_its_ends() {
        assertThat(range("bytes=2-4")).isEqualTo("234");
        assertThat(range("bytes=0-0")).isEqualTo("0");
    }

    @Test
    void a_range_without_an_end_goes_to_the_end() {
        assertThat(range("bytes=7-")).isEqualTo("789");
    }

    @Test
    void a_range_without_a_begin_is_counted_from_the_end() {
        assertThat(range("bytes=-2")).isEqualTo("89");
        assertThat(range("bytes=-100")).isEqualTo("0123456789");
    }

    @Test
    void a_range_ends_with_the_object() {
        assertThat(range("bytes=5-100")).isEqualTo("56789");
    }

    @Test
    @Source("AmazonS3/latest/API/API_GetObject.html")
    void a_range_is_answered_by_206_with_its_place_and_length() {
        var part = s3.getObjectAsBytes(
                        get -> get.bucket(bucket.name()).key("doc").range("bytes=2-4"))
                .response();

        assertThat(part.sdkHttpResponse().statusCode()).isEqualTo(206);
        assertThat(part.contentRange()).isEqualTo("bytes 2-4/10");
        assertThat(part.contentLength()).isEqualTo(3);
    }

    @Test
    @Source("AmazonS3/latest/API/API_HeadObject.html")
    @Differs(judge = Judge.MINISTACK, how = "It tells that of the whole")
    void a_HEAD_tells_the_length_of_a_range() {
        var part = s3.headObject(head -> head.bucket(bucket.name()).key("doc").range("bytes=2-4"));

        assertThat(part.sdkHttpResponse().statusCode()).isEqualTo(206);
        assertThat(part.contentLength()).isEqualTo(3);
    }

    @Test
    @Source("AmazonS3/latest/API/API_Error.html")
    void a_range_that_begins_after_the_end_is_416() {
        var refusal = Refusal.of(() -> range("bytes=10-"));

        assertThat(refusal.status()).isEqualTo(416);
        assertThat(refusal.code()).isEqualTo("InvalidRange");
    }

    @Test
    @Source("AmazonS3/latest/API/API_Error.html")
    void an_empty_object_has_no_range() {
        bucket.put("empty", "");

        assertThat(Refusal.code(() -> bucket.get("empty", get -> get.range("bytes=0-"))))
                .isEqualTo("InvalidRange");
    }

    private String range(String range) {
        return bucket.get("doc", get -> get.range(range));
    }
}
