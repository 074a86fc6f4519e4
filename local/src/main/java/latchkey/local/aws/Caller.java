package latchkey.local.aws;

/**
 * Who calls: the access key id of the signature, which here is the name of the role.
 *
 * @param name a function's logical id in the template, {@code STATE_MACHINE:<logical id>}, {@code SERVICE:ses.amazonaws.com},
 *     or {@link #DEVELOPER}'s
 */
public record Caller(String name) {

    /** Whoever is at the keyboard: may do everything. */
    public static final Caller DEVELOPER = new Caller("developer");
}
