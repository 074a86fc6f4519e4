package latchkey.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import latchkey.local.aws.AwsPort;
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
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is the look-alike's own. What it does as AWS does it is tested in {@code latchkey.sdk}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class S3Test {

    private static final Caller READER = new Caller("InboxFunction");
    private static final Caller WRITER = new Caller("WebFunction");
    private static final Map<Caller, List<Statement>> ROLES = Map.of(
            READER,
            List.of(Statement.allow(
                    List.of("s3:GetObject", "s3:DeleteObject"), List.of("arn:aws:s3:::mail/inbound/*"))),
            WRITER,
            List.of(Statement.allow(List.of("s3:PutObject"), List.of("arn:aws:s3:::mail/*"))));

    @TempDir
    Path folder;

    S3Client s3;
    Rehearsal rehearsal;

    @BeforeEach
    void start() {
        var clock = new VirtualClock(Disk.inMemory());
        var policies = new Rehearsal(clock, ROLES).policies();
        rehearsal = new Rehearsal(clock, ROLES, new S3(folder, InstantSource.system(), policies::allows));
        s3 = rehearsal.client(S3Client.builder(), Caller.DEVELOPER);
        s3.createBucket(request -> request.bucket("mail"));
    }

    @Test
    void it_is_there_after_a_new_start() {
        put("inbound/a", "kept");

        assertThat(new S3(folder).get("mail", "inbound/a")).map(String::new).contains("kept");
    }

    @Test
    void what_was_being_written_when_the_process_ended_is_gone() throws IOException {
        var unfinished = Files.writeString(folder.resolve(".unfinished").resolve("object1"), "half");

        new S3(folder);

        assertThat(unfinished).doesNotExist();
    }

    @Test
    void no_key_leaves_the_folder_of_its_bucket() {
        var keys = List.of(
                "../escaped", "/../../escaped", ".", "..", ".unfinished", "x".repeat(1000), "x".repeat(1000) + "/y");

        keys.forEach(key -> put(key, key));

        assertThat(keys).allSatisfy(key -> assertThat(get(key)).isEqualTo(key));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("mail", ".unfinished");
        assertThat(folder.resolveSibling("escaped")).doesNotExist();
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
    void a_denied_HEAD_says_nothing_but_403() {
        put("other/there", "yes");

        assertThatThrownBy(() -> rehearsal
                        .client(S3Client.builder(), READER)
                        .headObject(request -> request.bucket("mail").key("other/there")))
                .isInstanceOfSatisfying(S3Exception.class, denied -> {
                    assertThat(denied.statusCode()).isEqualTo(403);
                    assertThat(denied.getMessage()).doesNotContain("s3:GetObject");
                });
    }

    @Test
    void who_writes_over_what_an_ETag_names_must_be_allowed_to_read_it() {
        var etag = s3.putObject(request -> request.bucket("mail").key("doc"), RequestBody.fromString("one"))
                .eTag();
        var writer = rehearsal.client(S3Client.builder(), WRITER);

        writer.putObject(request -> request.bucket("mail").key("new").ifNoneMatch("*"), RequestBody.fromString("two"));

        assertThatThrownBy(() -> writer.putObject(
                        request -> request.bucket("mail").key("doc").ifMatch(etag), RequestBody.fromString("two")))
                .satisfies(isFault(403, "AccessDenied"))
                .hasMessageContaining("s3:GetObject");
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
                .deleteObjects(request -> request.bucket("mail").delete(which -> which.objects(keys)));

        assertThat(done.deleted()).extracting("key").containsExactly("inbound/a", "inbound/none");
        assertThat(done.errors()).extracting("code", "key").containsExactly(tuple("AccessDenied", "other/b"));
    }

    @Test
    void a_HEAD_over_the_port_tells_the_length_too() throws IOException {
        put("doc", "0123456789");

        try (var port = AwsPort.open(0, rehearsal.gateway(), rehearsal.policies());
                var overHttp = S3Client.builder()
                        .region(Region.EU_WEST_1)
                        .forcePathStyle(true)
                        .httpClient(UrlConnectionHttpClient.create())
                        .endpointOverride(URI.create("http://127.0.0.1:" + port.port()))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "none")))
                        .build()) {
            assertThat(overHttp.headObject(request -> request.bucket("mail").key("doc"))
                            .contentLength())
                    .isEqualTo(10);
        }
    }

    @Test
    void the_sum_CRC_64_NVME_is_the_one_of_its_standard() {
        assertThat(Checksums.crc64nvme("123456789".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly(0xAE, 0x8B, 0x14, 0x86, 0x0A, 0x79, 0x98, 0x88);
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
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("mail").key("a").cacheControl("no-store"), RequestBody.empty()))
                .hasMessageContaining("PutObject with cache-control");
        assertThatThrownBy(() -> s3.deleteObjects(request -> request.bucket("mail")
                        .delete(which -> which.objects(ObjectIdentifier.builder()
                                .key("a")
                                .versionId("1")
                                .build()))))
                .hasMessageContaining("DeleteObjects with VersionId");
    }

    @Test
    void the_bucket_may_stand_in_the_host_or_in_the_path() {
        var byPath = rehearsal.client(S3Client.builder().forcePathStyle(true), Caller.DEVELOPER);

        byPath.putObject(request -> request.bucket("mail").key("a/b"), RequestBody.fromString("by path"));

        assertThat(get("a/b")).isEqualTo("by path");
    }

    private void put(String key, String body) {
        s3.putObject(request -> request.bucket("mail").key(key), RequestBody.fromString(body));
    }

    private String get(String key) {
        return s3.getObjectAsBytes(request -> request.bucket("mail").key(key)).asUtf8String();
    }

    private static Consumer<Throwable> isFault(int status, String code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
