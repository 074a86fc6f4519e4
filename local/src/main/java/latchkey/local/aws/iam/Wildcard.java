package latchkey.local.aws.iam;

/** IAM's patterns: {@code *} stands for any characters, {@code ?} for one. Each call asks some; a regular expression would cost more than the call. */
final class Wildcard {

    private Wildcard() {}

    /** Goes back to the last star alone: what an earlier one took cannot help a later one. */
    static boolean matches(String pattern, String value) {
        int p = 0;
        int star = -1;
        int resume = 0;
        int v = 0;
        while (v < value.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = v;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == value.charAt(v))) {
                p++;
                v++;
            } else if (star >= 0) {
                p = star + 1;
                v = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
