package latchkey.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

@DisplayNameGeneration(ReplaceUnderscores.class)
class S3Test {

    private static final Caller READER = new Caller("InboxFunction");

    @TempDir
    Path folder;

    S3Client s3;
    Rehearsal rehearsal;

    @BeforeEach
    void start() {
        var clock = new VirtualClock(Disk.inMemory());
        var mayRead =
                Statement.allow(List.of("s3:GetObject", "s3:DeleteObject"), List.of("arn:aws:s3:::mail/inbound/*"));
        var policies = new Rehearsal(clock, Map.of(READER, List.of(mayRead))).policies();
        rehearsal = new Rehearsal(
                clock, Map.of(READER, List.of(mayRead)), new S3(folder, InstantSource.system(), policies::allows));
        s3 = rehearsal.client(S3Client.builder(), Caller.DEVELOPER);
        s3.createBucket(request -> request.bucket("mail"));
    }

    @Test
    void what_was_put_is_got_with_its_type_and_metadata() {
        var put = s3.putObject(
                request -> request.bucket("mail")
                        .key("inbound/Größe +1.eml")
                        .contentType("message/rfc822")
                        .metadata(Map.of("who", "mara")),
                RequestBody.fromString("Hello"));

        var got = s3.getObjectAsBytes(request -> request.bucket("mail").key("inbound/Größe +1.eml"));

        assertThat(got.asUtf8String()).isEqualTo("Hello");
        assertThat(got.response().contentType()).isEqualTo("message/rfc822");
        assertThat(got.response().metadata()).containsExactly(Map.entry("who", "mara"));
        assertThat(got.response().eTag()).isEqualTo(put.eTag()).isEqualTo("\"8b1a9953c4611296a827abf8c47804d7\"");
    }

    @Test
    void it_is_there_after_a_new_start() {
        put("inbound/a", "kept");

        assertThat(new S3(folder).get("mail", "inbound/a")).map(String::new).contains("kept");
    }

    @Test
    void what_was_being_written_when_the_process_ended_is_gone() throws Exception {
        var unfinished = Files.writeString(folder.resolve(".unfinished").resolve("object1"), "half");

        new S3(folder);

        assertThat(unfinished).doesNotExist();
    }

    @Test
    void keys_of_all_kinds_are_objects_of_their_own() {
        var keys = List.of("a", "A", "a/", "a/b", "../a", ".", "x".repeat(1024), "x".repeat(1000), "ü", "%41");

        keys.forEach(key -> put(key, key));

        assertThat(keys).allSatisfy(key -> assertThat(get(key)).isEqualTo(key));
        assertThat(s3.listObjectsV2(request -> request.bucket("mail")).contents())
                .hasSameSizeAs(keys);
    }

    @Test
    void a_key_of_more_than_1024_bytes_is_too_long() {
        assertThatThrownBy(() -> put("x".repeat(1025), "")).satisfies(isFault(400, "KeyTooLongError"));
    }

    @Test
    void a_missing_key_is_named_to_who_may_list() {
        assertThatThrownBy(() -> get("inbound/none")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.headObject(request -> request.bucket("mail").key("none")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void a_missing_key_is_denied_to_who_may_not_list() {
        var reader = rehearsal.client(S3Client.builder(), READER);
        put("inbound/there", "yes");

        assertThat(reader.getObjectAsBytes(request -> request.bucket("mail").key("inbound/there"))
                        .asUtf8String())
                .isEqualTo("yes");
        assertThatThrownBy(() -> reader.getObjectAsBytes(
                        request -> request.bucket("mail").key("inbound/none")))
                .satisfies(isFault(403, "AccessDenied"))
                .hasMessageContaining("s3:ListBucket");
    }

    @Test
    void a_missing_bucket_is_named() {
        assertThatThrownBy(() -> s3.putObject(request -> request.bucket("other").key("a"), RequestBody.empty()))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.createBucket(request -> request.bucket("mail")))
                .isInstanceOf(BucketAlreadyOwnedByYouException.class);
    }

    @Test
    void a_conditional_put_writes_once() {
        s3.putObject(request -> request.bucket("mail").key("once").ifNoneMatch("*"), RequestBody.fromString("first"));

        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("mail").key("once").ifNoneMatch("*"),
                        RequestBody.fromString("second")))
                .satisfies(isFault(412, "PreconditionFailed"));
        assertThat(get("once")).isEqualTo("first");
    }

    @Test
    void a_put_over_another_version_than_meant_is_refused() {
        var etag = put("doc", "one").eTag();

        s3.putObject(request -> request.bucket("mail").key("doc").ifMatch(etag), RequestBody.fromString("two"));

        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("mail").key("doc").ifMatch(etag), RequestBody.fromString("three")))
                .satisfies(isFault(412, "PreconditionFailed"));
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("mail").key("no").ifMatch(etag), RequestBody.fromString("three")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void a_get_of_what_one_has_is_not_modified() {
        var etag = put("doc", "one").eTag();

        assertThatThrownBy(() -> s3.getObjectAsBytes(
                        request -> request.bucket("mail").key("doc").ifNoneMatch(etag)))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(304));
    }

    @Test
    void a_part_is_got_by_range() {
        put("doc", "0123456789");

        assertThat(range("bytes=2-4")).isEqualTo("234");
        assertThat(range("bytes=7-")).isEqualTo("789");
        assertThat(range("bytes=-2")).isEqualTo("89");
        assertThat(range("bytes=5-100")).isEqualTo("56789");
        assertThatThrownBy(() -> range("bytes=10-")).satisfies(isFault(416, "InvalidRange"));
    }

    @Test
    void a_body_that_is_not_what_its_sum_says_is_refused() {
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("mail").key("a").contentMD5("XUFAKrxLKna5cZ2REBfFkg=="),
                        RequestBody.fromString("other")))
                .satisfies(isFault(400, "BadDigest"));
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("mail").key("a").checksumSHA256("AAAA"),
                        RequestBody.fromString("other")))
                .satisfies(isFault(400, "BadDigest"));
    }

    @Test
    void every_sum_the_sdk_makes_is_checked_and_given_back() {
        for (var algorithm : List.of(
                ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32_C, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256)) {
            s3.putObject(
                    request -> request.bucket("mail").key("sum").checksumAlgorithm(algorithm),
                    RequestBody.fromString(algorithm.toString()));

            assertThat(get("sum")).isEqualTo(algorithm.toString());
        }
        assertThat(Checksums.crc64nvme("123456789".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly(0xAE, 0x8B, 0x14, 0x86, 0x0A, 0x79, 0x98, 0x88);
    }

    @Test
    void lists_come_in_pages_and_in_order() {
        List.of("b/2", "a", "b/1", "c", "b/3").forEach(key -> put(key, key));

        var pages = s3.listObjectsV2Paginator(request -> request.bucket("mail").maxKeys(2));

        assertThat(pages.stream().count()).isEqualTo(3);
        assertThat(pages.contents().stream().map(object -> object.key()))
                .containsExactly("a", "b/1", "b/2", "b/3", "c");
        assertThat(s3.listObjectsV2(request -> request.bucket("mail").prefix("b/"))
                        .contents())
                .hasSize(3);
    }

    @Test
    void a_delimiter_makes_folders() {
        List.of("b/2", "a", "b/1", "c").forEach(key -> put(key, key));

        var pages = s3.listObjectsV2Paginator(
                request -> request.bucket("mail").delimiter("/").maxKeys(2));

        assertThat(pages.stream()
                        .flatMap(page -> page.commonPrefixes().stream())
                        .map(folder -> folder.prefix()))
                .containsExactly("b/");
        assertThat(pages.stream().flatMap(page -> page.contents().stream()).map(object -> object.key()))
                .containsExactly("a", "c");
    }

    @Test
    void several_are_deleted_at_once_each_as_it_is_allowed() {
        put("inbound/a", "");
        put("other/b", "");
        var keys = List.of("inbound/a", "other/b", "inbound/none").stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();

        var done = rehearsal
                .client(S3Client.builder(), READER)
                .deleteObjects(request -> request.bucket("mail")
                        .delete(Delete.builder().objects(keys).build()));

        assertThat(done.deleted()).extracting("key").containsExactly("inbound/a", "inbound/none");
        assertThat(done.errors()).extracting("code", "key").containsExactly(tuple("AccessDenied", "other/b"));
    }

    @Test
    void deleting_what_is_not_there_is_no_fault() {
        put("a", "");

        s3.deleteObject(request -> request.bucket("mail").key("a"));
        s3.deleteObject(request -> request.bucket("mail").key("a"));

        assertThatThrownBy(() -> get("a")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void what_is_not_there_is_refused_by_name() {
        assertThatThrownBy(() -> s3.putBucketVersioning(
                        request -> request.bucket("mail").versioningConfiguration(to -> to.status("Enabled"))))
                .satisfies(isFault(501, "NotImplemented"))
                .hasMessageContaining("PutBucketVersioning");
        assertThatThrownBy(() -> s3.createMultipartUpload(
                        request -> request.bucket("mail").key("a")))
                .hasMessageContaining("CreateMultipartUpload");
        assertThatThrownBy(() -> s3.getObjectAsBytes(
                        request -> request.bucket("mail").key("a").versionId("1")))
                .hasMessageContaining("GetObject with versionId");
    }

    @Test
    void the_bucket_may_stand_in_the_path() {
        var byPath = rehearsal.client(S3Client.builder().forcePathStyle(true), Caller.DEVELOPER);

        byPath.putObject(request -> request.bucket("mail").key("a/b"), RequestBody.fromString("by path"));

        assertThat(get("a/b")).isEqualTo("by path");
        byPath.headBucket(request -> request.bucket("mail"));
    }

    private PutObjectResponse put(String key, String body) {
        return s3.putObject(request -> request.bucket("mail").key(key), RequestBody.fromString(body));
    }

    private String get(String key) {
        return s3.getObjectAsBytes(request -> request.bucket("mail").key(key)).asUtf8String();
    }

    private String range(String range) {
        return s3.getObjectAsBytes(request -> request.bucket("mail").key("doc").range(range))
                .asUtf8String();
    }

    private static Consumer<Throwable> isFault(int status, String code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
