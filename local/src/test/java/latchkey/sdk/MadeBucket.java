package latchkey.sdk;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of a test's own, and what tests do with it again and again. */
record MadeBucket(S3Client s3, String name) {

    static MadeBucket of(Aws aws, S3Client s3) {
        var name = aws.name("bucket");
        s3.createBucket(create -> create.bucket(name));
        return new MadeBucket(s3, name);
    }

    PutObjectResponse put(String key, String body) {
        return put(key, body, put -> {});
    }

    PutObjectResponse put(String key, String body, Consumer<PutObjectRequest.Builder> how) {
        return s3.putObject(put -> how.accept(put.bucket(name).key(key)), RequestBody.fromString(body));
    }

    /** Objects that hold nothing. */
    void put(List<String> keys) {
        keys.forEach(key -> put(key, ""));
    }

    String get(String key) {
        return get(key, get -> {});
    }

    String get(String key, Consumer<GetObjectRequest.Builder> how) {
        return s3.getObjectAsBytes(get -> how.accept(get.bucket(name).key(key))).asUtf8String();
    }

    ListObjectsV2Response list(Consumer<ListObjectsV2Request.Builder> how) {
        return s3.listObjectsV2(list -> how.accept(list.bucket(name)));
    }

    List<String> keys() {
        return keys(list(list -> {}));
    }

    static List<String> keys(ListObjectsV2Response list) {
        return list.contents().stream().map(S3Object::key).toList();
    }
}
