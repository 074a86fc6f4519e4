package latchkey.web.command;

/** For whom a route is there; for everybody else it is not (R32). */
public enum Who {
    /** Signed in or not; nobody looks who it is. */
    ANYBODY,
    /** Any active member. */
    MEMBER,
    /** IT Admins, and App Admins and approvers of at least one app. */
    MANAGER,
    /** IT Admins (R44). */
    IT_ADMIN;

    /** Whether somebody who is signed in may come in. */
    public boolean lets(Asker asker) {
        return switch (this) {
            case ANYBODY, MEMBER -> true;
            case MANAGER -> asker.manages();
            case IT_ADMIN -> asker.person().itAdmin();
        };
    }
}
