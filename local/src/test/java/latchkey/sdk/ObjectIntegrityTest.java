package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

@SdkTest("S3")
@Source("AmazonS3/latest/userguide/checking-object-integrity-upload.html")
class ObjectIntegrityTest {

    private static final String HELLO_MD5 = "ixqZU8RhEpaoJ6v4xHgE1w==";
    private static final String HELLO_CRC32 = "99GJgg==";
    private static final String HELLO_SHA1 = "9/+ei3uy4Jtwk1pdeF4MxdnQq/A=";
    private static final String HELLO_SHA256 = "GF+NsyJx/iX1Yab8k4suJkMG7DBO2lGAB9F2SCY4GWk=";

    private final S3Client s3;
    private final MadeBucket bucket;

    ObjectIntegrityTest(Aws aws) {
        this.s3 = aws.s3();
        this.bucket = MadeBucket.of(aws, s3);
    }

    @Test
    void a_body_that_is_what_its_sums_say_is_taken() {
        bucket.put("md5", "Hello", put -> put.contentMD5(HELLO_MD5));
        bucket.put("crc32", "Hello", put -> put.checksumCRC32(HELLO_CRC32));
        bucket.put("sha1", "Hello", put -> put.checksumSHA1(HELLO_SHA1));
        bucket.put("sha256", "Hello", put -> put.checksumSHA256(HELLO_SHA256));

        assertThat(bucket.keys()).containsExactly("crc32", "md5", "sha1", "sha256");
    }

    @Test
    void a_body_that_is_not_what_its_MD5_says_is_refused_as_BadDigest() {
        var refusal = Refusal.of(() -> bucket.put("doc", "other", put -> put.contentMD5(HELLO_MD5)));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("BadDigest");
        assertThatThrownBy(() -> bucket.get("doc")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void a_body_that_is_not_what_its_CRC32_says_is_refused_as_BadDigest() {
        assertThat(Refusal.code(() -> bucket.put("doc", "other", put -> put.checksumCRC32(HELLO_CRC32))))
                .isEqualTo("BadDigest");
    }

    @Test
    void a_body_that_is_not_what_its_SHA_256_says_is_refused_as_BadDigest() {
        assertThat(Refusal.code(() -> bucket.put("doc", "other", put -> put.checksumSHA256(HELLO_SHA256))))
                .isEqualTo("BadDigest");
        assertThatThrownBy(() -> bucket.get("doc")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    @Source("AmazonS3/latest/API/API_Error.html")
    void an_MD5_that_is_none_is_refused_as_InvalidDigest() {
        assertThat(Refusal.code(() -> bucket.put("doc", "Hello", put -> put.contentMD5("AAAA"))))
                .isEqualTo("InvalidDigest");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It tells none")
    void a_put_tells_the_sum_that_was_checked() {
        var put = bucket.put("doc", "Hello", how -> how.checksumAlgorithm(ChecksumAlgorithm.SHA256));

        assertThat(put.checksumSHA256()).isEqualTo(HELLO_SHA256);
    }

    @Test
    @Source("AmazonS3/latest/API/API_GetObject.html")
    void the_sum_of_an_object_is_told_to_who_asks_for_it() {
        bucket.put("doc", "Hello", put -> put.checksumAlgorithm(ChecksumAlgorithm.CRC32));

        var got = s3.headObject(head -> head.bucket(bucket.name()).key("doc").checksumMode(ChecksumMode.ENABLED));

        assertThat(got.checksumCRC32()).isEqualTo(HELLO_CRC32);
    }

    @Test
    @Source("AmazonS3/latest/userguide/checking-object-integrity.html")
    void every_sum_that_the_SDK_makes_is_taken() {
        for (var algorithm :
                new ChecksumAlgorithm[] {ChecksumAlgorithm.CRC32, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256}) {
            bucket.put("doc", "by " + algorithm, put -> put.checksumAlgorithm(algorithm));

            assertThat(bucket.get("doc")).isEqualTo("by " + algorithm);
        }
    }
}
