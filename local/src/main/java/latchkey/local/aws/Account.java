package latchkey.local.aws;

/** The one AWS account of the rehearsal, and the names things have in it. */
public final class Account {

    public static final String ID = "123456789012";

    public static final String REGION = "eu-west-1";

    private Account() {}

    /** {@code arn:aws:SERVICE:eu-west-1:123456789012:RESOURCE}. */
    public static String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ID, resource);
    }
}
