package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

@SdkTest("S3")
@Source("AmazonS3/latest/userguide/conditional-writes.html")
class ObjectConditionsTest {

    private static final String READS = "AmazonS3/latest/API/API_GetObject.html";
    private static final String DELETES = "AmazonS3/latest/userguide/conditional-deletes.html";
    private static final String OTHER = "\"00000000000000000000000000000000\"";

    private final S3Client s3;
    private final MadeBucket bucket;

    ObjectConditionsTest(Aws aws) {
        this.s3 = aws.s3();
        this.bucket = MadeBucket.of(aws, s3);
    }

    @Test
    void a_put_with_If_None_Match_writes_where_there_is_nothing() {
        bucket.put("once", "first", put -> put.ifNoneMatch("*"));

        assertThat(bucket.get("once")).isEqualTo("first");
    }

    @Test
    void a_put_with_If_None_Match_is_412_where_there_is_something() {
        bucket.put("once", "first");

        var refusal = Refusal.of(() -> bucket.put("once", "second", put -> put.ifNoneMatch("*")));

        assertThat(refusal.status()).isEqualTo(412);
        assertThat(refusal.code()).isEqualTo("PreconditionFailed");
        assertThat(bucket.get("once")).isEqualTo("first");
    }

    @Test
    void of_several_puts_with_If_None_Match_at_once_one_writes() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var puts = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> wasFirst("writer " + i))
                    .toList();

            var written = 0;
            for (var put : threads.invokeAll(puts)) {
                written += put.get() ? 1 : 0;
            }

            assertThat(written).isEqualTo(1);
        }
    }

    @Test
    void a_put_with_If_Match_writes_over_the_object_it_names() {
        var etag = bucket.put("doc", "one").eTag();

        bucket.put("doc", "two", put -> put.ifMatch(etag));

        assertThat(bucket.get("doc")).isEqualTo("two");
    }

    @Test
    void a_put_with_If_Match_is_412_over_any_other_object() {
        var etag = bucket.put("doc", "one").eTag();
        bucket.put("doc", "two");

        assertThat(Refusal.code(() -> bucket.put("doc", "three", put -> put.ifMatch(etag))))
                .isEqualTo("PreconditionFailed");
        assertThat(bucket.get("doc")).isEqualTo("two");
    }

    @Test
    void a_put_with_If_Match_is_404_where_there_is_nothing() {
        assertThatThrownBy(() -> bucket.put("none", "one", put -> put.ifMatch(OTHER)))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(404));
        assertThatThrownBy(() -> bucket.get("none")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    @Source(READS)
    void a_get_with_If_None_Match_is_304_for_what_one_has() {
        var etag = bucket.put("doc", "one").eTag();

        assertThat(statusOf(() -> bucket.get("doc", get -> get.ifNoneMatch(etag))))
                .isEqualTo(304);
        assertThat(bucket.get("doc", get -> get.ifNoneMatch(OTHER))).isEqualTo("one");
    }

    @Test
    @Source(READS)
    void a_get_with_If_Match_is_412_for_any_other_object() {
        var etag = bucket.put("doc", "one").eTag();

        assertThat(bucket.get("doc", get -> get.ifMatch(etag))).isEqualTo("one");
        assertThat(statusOf(() -> bucket.get("doc", get -> get.ifMatch(OTHER)))).isEqualTo(412);
    }

    @Test
    @Source(READS)
    void a_get_with_If_Modified_Since_is_304_for_what_is_older() {
        bucket.put("doc", "one");

        assertThat(bucket.get("doc", get -> get.ifModifiedSince(anHourAgo()))).isEqualTo("one");
        assertThat(statusOf(() -> bucket.get("doc", get -> get.ifModifiedSince(modified("doc")))))
                .isEqualTo(304);
    }

    @Test
    @Source(READS)
    void a_get_with_If_Unmodified_Since_is_412_for_what_is_newer() {
        bucket.put("doc", "one");

        assertThat(bucket.get("doc", get -> get.ifUnmodifiedSince(modified("doc"))))
                .isEqualTo("one");
        assertThat(statusOf(() -> bucket.get("doc", get -> get.ifUnmodifiedSince(anHourAgo()))))
                .isEqualTo(412);
    }

    @Test
    @Source(READS)
    @Differs(judge = Judge.LOCALSTACK, how = "412")
    void an_ETag_that_holds_goes_before_a_date_that_does_not() {
        var etag = bucket.put("doc", "one").eTag();

        assertThat(bucket.get("doc", get -> get.ifMatch(etag).ifUnmodifiedSince(anHourAgo())))
                .isEqualTo("one");
        assertThat(statusOf(() -> bucket.get("doc", get -> get.ifNoneMatch(etag).ifModifiedSince(anHourAgo()))))
                .isEqualTo(304);
    }

    @Test
    @Source("AmazonS3/latest/API/API_HeadObject.html")
    void a_HEAD_takes_the_same_conditions() {
        var etag = bucket.put("doc", "one").eTag();

        assertThat(statusOf(() -> s3.headObject(
                        head -> head.bucket(bucket.name()).key("doc").ifNoneMatch(etag))))
                .isEqualTo(304);
        assertThat(statusOf(() -> s3.headObject(
                        head -> head.bucket(bucket.name()).key("doc").ifMatch(OTHER))))
                .isEqualTo(412);
    }

    @Test
    @Source(DELETES)
    @Differs(judge = Judge.LOCALSTACK, how = "501, not implemented")
    void a_delete_with_If_Match_deletes_the_object_it_names_only() {
        var etag = bucket.put("doc", "one").eTag();

        assertThat(statusOf(() -> delete("doc", OTHER))).isEqualTo(412);
        assertThat(bucket.get("doc")).isEqualTo("one");
        delete("doc", etag);
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    @Source(DELETES)
    @Differs(judge = Judge.LOCALSTACK, how = "501, not implemented")
    void a_delete_with_If_Match_is_404_where_there_is_nothing() {
        assertThat(List.of(statusOf(() -> delete("none", "*")), statusOf(() -> delete("none", OTHER))))
                .containsOnly(404);
    }

    private boolean wasFirst(String body) {
        try {
            bucket.put("raced", body, put -> put.ifNoneMatch("*"));
            return true;
        } catch (S3Exception e) {
            assertThat(e.statusCode()).isIn(412, 409);
            return false;
        }
    }

    private void delete(String key, String etag) {
        s3.deleteObject(delete -> delete.bucket(bucket.name()).key(key).ifMatch(etag));
    }

    private Instant modified(String key) {
        return s3.headObject(head -> head.bucket(bucket.name()).key(key)).lastModified();
    }

    private static Instant anHourAgo() {
        return Instant.now().minusSeconds(3600);
    }

    private static int statusOf(ThrowingCallable call) {
        var refused = catchThrowableOfType(S3Exception.class, call);
        assertThat(refused).as("S3 refuses").isNotNull();
        return refused.statusCode();
    }
}
