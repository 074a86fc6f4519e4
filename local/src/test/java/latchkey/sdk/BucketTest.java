package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

@SdkTest("S3")
@Source("AmazonS3/latest/API/API_Error.html")
class BucketTest {

    private final Aws aws;
    private final S3Client s3;

    BucketTest(Aws aws) {
        this.aws = aws;
        this.s3 = aws.s3();
    }

    @Test
    @Source("AmazonS3/latest/API/API_CreateBucket.html")
    void a_bucket_that_one_has_is_not_made_again() {
        var bucket = MadeBucket.of(aws, s3);

        assertThatThrownBy(() -> s3.createBucket(create -> create.bucket(bucket.name())))
                .isInstanceOf(BucketAlreadyOwnedByYouException.class);
    }

    @Test
    @Source("AmazonS3/latest/API/API_HeadBucket.html")
    void a_bucket_can_be_asked_whether_it_is_there() {
        var bucket = MadeBucket.of(aws, s3);

        assertThat(s3.headBucket(head -> head.bucket(bucket.name()))
                        .sdkHttpResponse()
                        .statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> s3.headBucket(head -> head.bucket(aws.name("nowhere"))))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void nothing_is_put_into_a_missing_bucket() {
        assertThatThrownBy(() -> new MadeBucket(s3, aws.name("nowhere")).put("a", "lost"))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void a_missing_bucket_is_named_as_such_and_not_its_key() {
        var nowhere = new MadeBucket(s3, aws.name("nowhere"));

        assertThatThrownBy(() -> nowhere.get("a")).isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(nowhere::keys).isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    @Source("AmazonS3/latest/API/API_DeleteBucket.html")
    void a_bucket_is_deleted_when_it_is_empty() {
        var bucket = MadeBucket.of(aws, s3);
        bucket.put("a", "");
        s3.deleteObject(delete -> delete.bucket(bucket.name()).key("a"));

        s3.deleteBucket(delete -> delete.bucket(bucket.name()));

        assertThatThrownBy(() -> s3.headBucket(head -> head.bucket(bucket.name())))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void a_bucket_with_something_in_it_is_refused_as_BucketNotEmpty() {
        var bucket = MadeBucket.of(aws, s3);
        bucket.put("a", "stays");

        var refusal = Refusal.of(() -> s3.deleteBucket(delete -> delete.bucket(bucket.name())));

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("BucketNotEmpty");
        assertThat(bucket.get("a")).isEqualTo("stays");
    }
}
