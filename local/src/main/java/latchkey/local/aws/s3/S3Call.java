package latchkey.local.aws.s3;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;

/**
 * A call with the bucket and key it is about, whether the bucket stands in the path or in the host.
 *
 * @param bucket empty where the call is about all buckets
 * @param key empty where it is about the bucket
 */
record S3Call(AwsCall call, String bucket, String key, Map<String, String> query) {

    /** {@code mail.s3.eu-west-1.amazonaws.com}, {@code mail.s3.amazonaws.com}, {@code mail.localhost:4566}. */
    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("(?<bucket>[a-z0-9][a-z0-9.-]+)\\.(s3[.-].*|localhost)(:\\d+)?");

    private static final Map<String, String> SPECIAL = Map.of(
            "GET versions", "ListObjectVersions",
            "GET uploads", "ListMultipartUploads",
            "POST uploads", "CreateMultipartUpload",
            "PUT uploadId", "UploadPart",
            "POST uploadId", "CompleteMultipartUpload",
            "DELETE uploadId", "AbortMultipartUpload",
            "GET uploadId", "ListParts",
            "POST delete", "DeleteObjects",
            "POST restore", "RestoreObject",
            "POST select", "SelectObjectContent");

    /** Parts of a bucket or an object that have operations of their own, and how those call them. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("accelerate", "AccelerateConfiguration"),
            Map.entry("acl", "Acl"),
            Map.entry("attributes", "Attributes"),
            Map.entry("cors", "Cors"),
            Map.entry("encryption", "Encryption"),
            Map.entry("legal-hold", "LegalHold"),
            Map.entry("lifecycle", "LifecycleConfiguration"),
            Map.entry("location", "Location"),
            Map.entry("logging", "Logging"),
            Map.entry("notification", "NotificationConfiguration"),
            Map.entry("object-lock", "LockConfiguration"),
            Map.entry("ownershipControls", "OwnershipControls"),
            Map.entry("policy", "Policy"),
            Map.entry("policyStatus", "PolicyStatus"),
            Map.entry("publicAccessBlock", "PublicAccessBlock"),
            Map.entry("replication", "Replication"),
            Map.entry("requestPayment", "RequestPayment"),
            Map.entry("retention", "Retention"),
            Map.entry("tagging", "Tagging"),
            Map.entry("torrent", "Torrent"),
            Map.entry("versioning", "Versioning"),
            Map.entry("website", "Website"));

    /** What would change an object, or how it is handed out. */
    private static final Set<String> NOT_KEPT = Set.of(
            "cache-control",
            "content-disposition",
            "content-language",
            "expires",
            "x-amz-acl",
            "x-amz-copy-source",
            "x-amz-object-lock-mode",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-customer-algorithm",
            "x-amz-storage-class",
            "x-amz-tagging",
            "x-amz-website-redirect-location",
            "x-amz-write-offset-bytes");

    static S3Call of(AwsCall call) {
        var path = decode(Optional.ofNullable(call.uri().getRawPath()).orElse("/"), false);
        var name = path.startsWith("/") ? path.substring(1) : path;
        var host = VIRTUAL_HOST.matcher(host(call));
        if (host.matches() && !host.group("bucket").equals("s3")) {
            return new S3Call(call, host.group("bucket"), name, query(call.uri()));
        }
        int slash = name.indexOf('/');
        return slash < 0
                ? new S3Call(call, name, "", query(call.uri()))
                : new S3Call(call, name.substring(0, slash), name.substring(slash + 1), query(call.uri()));
    }

    /** The operation as in the API reference, of those that are built and those that are not. */
    String operation() {
        for (var parameter : query.keySet()) {
            var special = SPECIAL.get(call.method() + " " + parameter);
            if (special != null) {
                return special;
            }
            if (PARTS.containsKey(parameter)) {
                return verb() + (key.isEmpty() ? "Bucket" : "Object") + PARTS.get(parameter);
            }
        }
        return key.isEmpty() ? ofBucket() : ofObject();
    }

    /** What this call asks for beyond what its operation does here; empty where there is nothing. */
    Optional<String> notBuilt() {
        var parameters = Set.of("versionId", "partNumber", "response-content-type", "X-Amz-Signature");
        var headers = call.method().equals("PUT") ? NOT_KEPT : Set.<String>of();
        return parameters.stream()
                .filter(query::containsKey)
                .findFirst()
                .or(() -> headers.stream()
                        .filter(header -> call.header(header).isPresent())
                        .findFirst());
    }

    Optional<String> header(String name) {
        return call.header(name);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    String bucketArn() {
        return "arn:aws:s3:::" + bucket;
    }

    String objectArn() {
        return bucketArn() + "/" + key;
    }

    private String ofBucket() {
        return switch (call.method()) {
            case "PUT" -> "CreateBucket";
            case "HEAD" -> "HeadBucket";
            case "DELETE" -> "DeleteBucket";
            case "POST" -> "PostObject";
            default ->
                bucket.isEmpty()
                        ? "ListBuckets"
                        : query.getOrDefault("list-type", "").equals("2") ? "ListObjectsV2" : "ListObjects";
        };
    }

    private String ofObject() {
        return switch (call.method()) {
            case "PUT" -> header("x-amz-copy-source").isPresent() ? "CopyObject" : "PutObject";
            case "HEAD" -> "HeadObject";
            case "DELETE" -> "DeleteObject";
            case "POST" -> "PostObject";
            default -> "GetObject";
        };
    }

    private String verb() {
        return switch (call.method()) {
            case "PUT" -> "Put";
            case "DELETE" -> "Delete";
            default -> "Get";
        };
    }

    private static String host(AwsCall call) {
        return call.header("host")
                .or(() -> Optional.ofNullable(call.uri().getHost()))
                .orElse("");
    }

    private static Map<String, String> query(URI uri) {
        var query = new LinkedHashMap<String, String>();
        var raw = uri.getRawQuery();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (var parameter : raw.split("&", -1)) {
            int equals = parameter.indexOf('=');
            query.put(
                    decode(equals < 0 ? parameter : parameter.substring(0, equals), true),
                    equals < 0 ? "" : decode(parameter.substring(equals + 1), true));
        }
        return query;
    }

    private static String decode(String raw, boolean plusIsSpace) {
        try {
            return URLDecoder.decode(plusIsSpace ? raw : raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AwsFault(400, "InvalidURI", "Couldn't parse the specified URI.");
        }
    }
}
