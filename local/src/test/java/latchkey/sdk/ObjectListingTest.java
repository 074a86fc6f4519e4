package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

@SdkTest("S3")
@Source("AmazonS3/latest/API/API_ListObjectsV2.html")
class ObjectListingTest {

    private final S3Client s3;
    private final MadeBucket bucket;

    ObjectListingTest(Aws aws) {
        this.s3 = aws.s3();
        this.bucket = MadeBucket.of(aws, s3);
    }

    @Test
    void an_empty_bucket_has_an_empty_list() {
        var list = bucket.list(ask -> {});

        assertThat(list.contents()).isEmpty();
        assertThat(list.keyCount()).isZero();
        assertThat(list.isTruncated()).isFalse();
    }

    @Test
    void a_list_tells_length_date_and_ETag_of_each_object() {
        var etag = bucket.put("doc", "0123456789").eTag();

        assertThat(bucket.list(ask -> {}).contents()).singleElement().satisfies(object -> {
            assertThat(object.key()).isEqualTo("doc");
            assertThat(object.size()).isEqualTo(10);
            assertThat(object.eTag()).isEqualTo(etag);
            assertThat(object.lastModified()).isNotNull();
            assertThat(object.storageClassAsString()).isEqualTo("STANDARD");
        });
    }

    @Test
    @Source("AmazonS3/latest/userguide/ListingKeysUsingAPIs.html")
    void keys_are_listed_in_the_order_of_their_bytes_in_UTF_8() {
        bucket.put(List.of("b", "a/1", "a", "B", "a-1", "ä", "z", "_", "世", "🗝"));

        assertThat(bucket.keys()).containsExactly("B", "_", "a", "a-1", "a/1", "b", "z", "ä", "世", "🗝");
    }

    @Test
    void a_prefix_chooses_the_keys_that_begin_with_it() {
        bucket.put(List.of("inbound/1", "inbound/2", "inbox", "out/inbound/3"));

        assertThat(MadeBucket.keys(bucket.list(ask -> ask.prefix("inbound/"))))
                .containsExactly("inbound/1", "inbound/2");
    }

    @Test
    void a_delimiter_makes_one_entry_of_the_keys_up_to_it() {
        bucket.put(List.of("a", "b/1", "b/2", "b/c/3", "d"));

        var list = bucket.list(ask -> ask.delimiter("/"));

        assertThat(MadeBucket.keys(list)).containsExactly("a", "d");
        assertThat(prefixes(list)).containsExactly("b/");
        assertThat(list.keyCount()).isEqualTo(3);
    }

    @Test
    void a_delimiter_counts_from_the_end_of_the_prefix() {
        bucket.put(List.of("b/", "b/1", "b/c/2", "b/d/3"));

        var list = bucket.list(ask -> ask.prefix("b/").delimiter("/"));

        assertThat(MadeBucket.keys(list)).containsExactly("b/", "b/1");
        assertThat(prefixes(list)).containsExactly("b/c/", "b/d/");
    }

    @Test
    void a_page_has_no_more_keys_than_max_keys_and_says_that_there_are_more() {
        bucket.put(List.of("a", "b", "c"));

        var page = bucket.list(ask -> ask.maxKeys(2));

        assertThat(MadeBucket.keys(page)).containsExactly("a", "b");
        assertThat(page.isTruncated()).isTrue();
        assertThat(page.keyCount()).isEqualTo(2);
        assertThat(page.maxKeys()).isEqualTo(2);
    }

    @Test
    void a_continuation_token_goes_on_where_the_page_ended() {
        bucket.put(List.of("a", "b", "c"));
        var first = bucket.list(ask -> ask.maxKeys(2));

        var second = bucket.list(ask -> ask.maxKeys(2).continuationToken(first.nextContinuationToken()));

        assertThat(MadeBucket.keys(second)).containsExactly("c");
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.nextContinuationToken()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage!", "YWJj", "YQ==", "1ueGcxLPRx1Tr_XYExHnhbYLgveDs2J_wm36Hy4vbOwM="})
    @Source("AmazonS3/latest/API/ErrorResponses.html")
    @Differs(judge = Judge.MINISTACK, how = "It takes any text")
    @Differs(judge = Judge.LOCALSTACK, how = "It takes any key in base64, and fails with 500 of others")
    void a_continuation_token_that_was_never_given_is_refused(String token) {
        bucket.put(List.of("a", "b", "c"));

        assertThat(Refusal.of(() -> bucket.list(ask -> ask.continuationToken(token))))
                .isEqualTo(new Refusal(400, "InvalidArgument", "The continuation token provided is incorrect"));
    }

    @Test
    void pages_of_entries_made_by_a_delimiter_tell_each_once() {
        bucket.put(List.of("a", "b/1", "b/2", "b/3", "c/1", "c/2", "d"));

        var pages = s3.listObjectsV2Paginator(
                list -> list.bucket(bucket.name()).delimiter("/").maxKeys(1));

        assertThat(pages.stream().flatMap(page -> prefixes(page).stream())).containsExactly("b/", "c/");
        assertThat(pages.stream().flatMap(page -> MadeBucket.keys(page).stream()))
                .containsExactly("a", "d");
        assertThat(pages.stream())
                .allSatisfy(page -> assertThat(page.keyCount()).isEqualTo(1));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It has more")
    @Differs(judge = Judge.LOCALSTACK, how = "It has more")
    void a_page_has_1000_keys_at_most() {
        bucket.put(IntStream.range(0, 1001).mapToObj("%04d"::formatted).toList());

        var page = bucket.list(ask -> ask.maxKeys(2000));

        assertThat(page.contents()).hasSize(1000);
        assertThat(page.isTruncated()).isTrue();
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It has none")
    @Differs(judge = Judge.LOCALSTACK, how = "It has a key")
    void a_list_of_no_keys_is_empty_and_has_an_end() {
        bucket.put(List.of("a"));

        var page = bucket.list(ask -> ask.maxKeys(0));

        assertThat(page.contents()).isEmpty();
        assertThat(page.isTruncated()).isFalse();
    }

    @Test
    void a_list_starts_after_a_key_whether_or_not_it_is_there() {
        bucket.put(List.of("a", "b", "d"));

        assertThat(MadeBucket.keys(bucket.list(ask -> ask.startAfter("b")))).containsExactly("d");
        assertThat(MadeBucket.keys(bucket.list(ask -> ask.startAfter("aa")))).containsExactly("b", "d");
    }

    @Test
    void keys_with_signs_of_XML_and_of_URLs_are_listed_as_they_are() {
        var keys = List.of("a<b>&\"c'", "100% + 1?", "ü");
        bucket.put(keys);

        assertThat(bucket.keys()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void keys_that_XML_cannot_carry_are_listed_where_they_are_asked_for_as_in_URLs() {
        bucket.put(List.of("a\u0001", "b +/%"));

        assertThat(MadeBucket.keys(bucket.list(ask -> ask.encodingType(EncodingType.URL))))
                .containsExactly("a\u0001", "b +/%");
    }

    private static List<String> prefixes(ListObjectsV2Response list) {
        return list.commonPrefixes().stream().map(CommonPrefix::prefix).toList();
    }
}
