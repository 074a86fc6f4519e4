package latchkey.people;

/** What a person may be in the workspace; somebody can be several (R43). */
public enum Role {
    IT_ADMIN("it-admin"),
    APP_ADMIN("app-admin"),
    APPROVER("approver"),
    MEMBER("member");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** As the API writes it. */
    public String word() {
        return word;
    }
}
