package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

@SdkTest("S3")
@Source("AmazonS3/latest/API/API_DeleteObjects.html")
class ObjectDeletionTest {

    private static final String ONE = "AmazonS3/latest/API/API_DeleteObject.html";

    private final S3Client s3;
    private final MadeBucket bucket;

    ObjectDeletionTest(Aws aws) {
        this.s3 = aws.s3();
        this.bucket = MadeBucket.of(aws, s3);
    }

    @Test
    @Source(ONE)
    void a_deleted_object_is_gone() {
        bucket.put(List.of("a", "b"));

        delete("a");

        assertThatThrownBy(() -> bucket.get("a")).isInstanceOf(NoSuchKeyException.class);
        assertThat(bucket.keys()).containsExactly("b");
    }

    @Test
    @Source(ONE)
    void deleting_what_is_not_there_succeeds() {
        bucket.put("a", "");
        delete("a");

        assertThatCode(() -> delete("a")).doesNotThrowAnyException();
    }

    @Test
    void several_objects_are_deleted_at_once() {
        bucket.put(List.of("a", "b", "c"));

        var done = deleteAll(Stream.of("a", "b"), how -> {});

        assertThat(done.deleted()).extracting("key").containsExactlyInAnyOrder("a", "b");
        assertThat(done.errors()).isEmpty();
        assertThat(bucket.keys()).containsExactly("c");
    }

    @Test
    void of_several_objects_those_not_there_count_as_deleted() {
        bucket.put("a", "");

        assertThat(deleteAll(Stream.of("a", "none"), how -> {}).deleted())
                .extracting("key")
                .containsExactlyInAnyOrder("a", "none");
    }

    @Test
    void who_wants_it_quiet_hears_of_errors_only() {
        bucket.put(List.of("a", "b"));

        var done = deleteAll(Stream.of("a", "b"), how -> how.quiet(true));

        assertThat(done.deleted()).isEmpty();
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "More are deleted")
    @Differs(judge = Judge.LOCALSTACK, how = "More are deleted")
    void up_to_1000_objects_are_deleted_at_once() {
        bucket.put("0", "");

        assertThat(deleteAll(numbers(1000), how -> {}).deleted()).hasSize(1000);
        assertThat(Refusal.code(() -> deleteAll(numbers(1001), how -> {}))).isEqualTo("MalformedXML");
    }

    @Test
    @Source("AmazonS3/latest/userguide/conditional-deletes.html")
    @Differs(judge = Judge.LOCALSTACK, how = "They are deleted")
    void of_several_objects_those_with_another_ETag_are_not_deleted() {
        var etag = bucket.put("a", "one").eTag();
        bucket.put("b", "two");

        var done = s3.deleteObjects(delete ->
                delete.bucket(bucket.name()).delete(which -> which.objects(named("a", etag), named("b", etag))));

        assertThat(done.deleted()).extracting("key").containsExactly("a");
        assertThat(done.errors()).extracting("key", "code").containsExactly(tuple("b", "PreconditionFailed"));
        assertThat(bucket.keys()).containsExactly("b");
    }

    private void delete(String key) {
        s3.deleteObject(delete -> delete.bucket(bucket.name()).key(key));
    }

    private DeleteObjectsResponse deleteAll(Stream<String> keys, Consumer<Delete.Builder> how) {
        var objects =
                keys.map(key -> ObjectIdentifier.builder().key(key).build()).toList();
        return s3.deleteObjects(
                delete -> delete.bucket(bucket.name()).delete(which -> how.accept(which.objects(objects))));
    }

    private static ObjectIdentifier named(String key, String etag) {
        return ObjectIdentifier.builder().key(key).eTag(etag).build();
    }

    private static Stream<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf);
    }
}
