package latchkey.local.aws.s3;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Permission;

/**
 * S3 on files: buckets, and objects written whole. Versions, parts (multipart uploads), copies, lists of the first kind and
 * everything that is configured on a bucket are not there; they are refused with {@code NotImplemented} and their name.
 */
public final class S3 implements AwsService {

    private static final Pattern BUCKET = Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int LONGEST_KEY = 1024;

    private static final List<String> OPERATIONS = List.of(
            "CreateBucket",
            "DeleteBucket",
            "HeadBucket",
            "PutObject",
            "GetObject",
            "HeadObject",
            "DeleteObject",
            "DeleteObjects",
            "ListObjectsV2");

    private final ObjectFiles files;
    private final InstantSource clock;
    private final BiPredicate<Caller, Permission> allows;
    private final Objects objects;

    /** Everybody may do everything: for tests and tools. */
    public S3(Path folder) {
        this(folder, InstantSource.system(), (caller, permission) -> true);
    }

    /**
     * @param allows IAM, for what a call's answer depends on: a missing key is 404 for who may list the bucket and 403 for
     *     who may not, and DeleteObjects is allowed key by key
     */
    public S3(Path folder, InstantSource clock, BiPredicate<Caller, Permission> allows) {
        this.files = new ObjectFiles(folder);
        this.clock = clock;
        this.allows = allows;
        this.objects = new Objects(files, clock);
    }

    /** Makes a bucket; one that is there already is left as it is. */
    public void create(String bucket) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new AwsFault(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        files.createBucket(bucket);
    }

    /** Stores an object as PutObject does, without a permission: for what AWS itself writes. */
    public void put(String bucket, String key, byte[] body, Map<String, String> metadata) {
        mustHave(bucket);
        objects.store(bucket, key, "binary/octet-stream", metadata, body);
    }

    /** The bytes of an object. */
    public Optional<byte[]> get(String bucket, String key) {
        return files.read(bucket, key).map(ObjectFiles.Stored::body);
    }

    @Override
    public String signingName() {
        return "s3";
    }

    @Override
    public String operation(AwsCall call) {
        return S3Call.of(call).operation();
    }

    @Override
    public Set<String> operations() {
        return Set.copyOf(OPERATIONS);
    }

    @Override
    public List<Permission> needs(AwsCall call) {
        var of = S3Call.of(call);
        return switch (of.operation()) {
            case "PutObject" -> ofWrite("s3:PutObject", of);
            case "GetObject", "HeadObject" -> List.of(new Permission("s3:GetObject", of.objectArn()));
            case "DeleteObject" -> ofWrite("s3:DeleteObject", of);
            case "ListObjectsV2", "HeadBucket" -> List.of(new Permission("s3:ListBucket", of.bucketArn()));
            case "CreateBucket", "DeleteBucket" -> List.of(new Permission("s3:" + of.operation(), of.bucketArn()));
            default -> List.of();
        };
    }

    /** Who names an ETag learns whether it is the object's. */
    private static List<Permission> ofWrite(String action, S3Call call) {
        var write = new Permission(action, call.objectArn());
        return call.header("if-match").filter(etag -> !etag.equals("*")).isPresent()
                ? List.of(write, new Permission("s3:GetObject", call.objectArn()))
                : List.of(write);
    }

    @Override
    public AwsAnswer answer(AwsCall call) {
        return answered(S3Call.of(call));
    }

    @Override
    public AwsAnswer refuse(AwsFault fault) {
        if (fault.status() == 304) {
            return new AwsAnswer(304, headers(), new byte[0]);
        }
        var headers = headers();
        headers.put("Content-Type", "application/xml");
        var body = Xml.error(xml -> {
            xml.put("Code", fault.code()).put("Message", String.valueOf(fault.getMessage()));
            fault.fields().forEach(xml::put);
            xml.put("RequestId", headers.getOrDefault("x-amz-request-id", ""));
        });
        return new AwsAnswer(fault.status(), headers, body);
    }

    static AwsFault noSuchKey() {
        return new AwsFault(404, "NoSuchKey", "The specified key does not exist.");
    }

    private AwsAnswer answered(S3Call call) {
        call.notBuilt().ifPresent(part -> {
            throw notBuilt(call.operation() + " with " + part);
        });
        return switch (call.operation()) {
            case "CreateBucket" -> createBucket(call);
            case "DeleteBucket" -> deleteBucket(inBucket(call));
            case "HeadBucket" -> headBucket(call);
            case "PutObject" -> with(objects.put(sound(call)));
            case "GetObject", "HeadObject" -> getObject(sound(call));
            case "DeleteObject" -> with(objects.delete(sound(call)));
            case "DeleteObjects" -> deleteObjects(inBucket(call));
            case "ListObjectsV2" -> listObjects(inBucket(call));
            default -> throw notBuilt(call.operation());
        };
    }

    private AwsAnswer createBucket(S3Call call) {
        if (files.hasBucket(call.bucket())) {
            throw new AwsFault(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        create(call.bucket());
        return with(new AwsAnswer(200, Map.of("Location", "/" + call.bucket()), new byte[0]));
    }

    private AwsAnswer deleteBucket(S3Call call) {
        files.deleteBucket(call.bucket());
        return with(new AwsAnswer(204, Map.of(), new byte[0]));
    }

    private AwsAnswer headBucket(S3Call call) {
        mustHave(call.bucket());
        return with(new AwsAnswer(200, Map.of("x-amz-bucket-region", "eu-west-1"), new byte[0]));
    }

    private AwsAnswer getObject(S3Call call) {
        var there = files.read(call.bucket(), call.key());
        if (there.isEmpty()) {
            var list = new Permission("s3:ListBucket", call.bucketArn());
            throw allows.test(call.call().caller(), list)
                    ? noSuchKey()
                    : denied(call.call().caller(), list);
        }
        return with(Objects.get(call, there.get()));
    }

    private AwsAnswer deleteObjects(S3Call call) {
        var body = Payload.of(call);
        Checksums.check(call, body);
        return with(new Deletion(objects, allows).answer(call, Xml.read(body.body())));
    }

    private AwsAnswer listObjects(S3Call call) {
        var all = files.list(call.bucket(), call.parameter("prefix").orElse(""));
        return with(new AwsAnswer(200, Map.of("Content-Type", "application/xml"), new Listing(call, all).xml()));
    }

    private S3Call inBucket(S3Call call) {
        mustHave(call.bucket());
        return call;
    }

    private S3Call sound(S3Call call) {
        mustHave(call.bucket());
        if (call.key().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw new AwsFault(400, "KeyTooLongError", "Your key is too long");
        }
        return call;
    }

    private void mustHave(String bucket) {
        if (!BUCKET.matcher(bucket).matches() || !files.hasBucket(bucket)) {
            throw new AwsFault(
                    404, "NoSuchBucket", "The specified bucket does not exist", Map.of("BucketName", bucket));
        }
    }

    /** The sentence that IAM adds since 2024; S3 says it for callers of the bucket's own account. */
    static AwsFault denied(Caller caller, Permission permission) {
        return new AwsFault(
                403,
                "AccessDenied",
                "User: %s is not authorized to perform: %s on resource: \"%s\" because no identity-based policy allows the %s action"
                        .formatted(caller.name(), permission.action(), permission.resource(), permission.action()));
    }

    static AwsFault notBuilt(String what) {
        return new AwsFault(
                501,
                "NotImplemented",
                "%s is not there in Latchkey's S3. There are %s, without versions."
                        .formatted(what, String.join(", ", OPERATIONS)));
    }

    private AwsAnswer with(AwsAnswer answer) {
        var headers = headers();
        headers.putAll(answer.headers());
        return new AwsAnswer(answer.status(), headers, answer.body());
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-amz-request-id", UUID.randomUUID().toString());
        headers.put("Date", Conditions.date(clock.instant()));
        return headers;
    }
}
