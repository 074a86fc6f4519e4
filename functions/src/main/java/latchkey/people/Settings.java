package latchkey.people;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the IT Admins decide for the whole workspace (R44).
 *
 * @param join who becomes a member by signing in (R50)
 * @param domains mail domains whose people join
 * @param dkimDomains mail domains without a DMARC policy whose DKIM signature is proof enough
 * @param publishSsoApps whether apps that IT provisions are published by themselves (R52)
 * @param signIn how people sign in: {@code mail}, {@code oidc}; empty as long as nobody has said so: then with the company's
 *     account where a provider is set up, and otherwise by mail
 * @param timeZone in which mails tell moments
 * @param version 0 until somebody has saved them: so long the template's parameters count
 */
public record Settings(
        Join join,
        List<String> domains,
        List<String> dkimDomains,
        boolean publishSsoApps,
        List<String> signIn,
        ZoneId timeZone,
        long version) {

    public static final Settings USUAL =
            new Settings(Join.LIST, List.of(), List.of(), false, List.of(), ZoneId.of("UTC"), 0);

    public Settings {
        domains = List.copyOf(new TreeSet<>(domains));
        dkimDomains = List.copyOf(new TreeSet<>(dkimDomains));
        signIn = List.copyOf(new TreeSet<>(signIn));
    }

    /** Who becomes a member by signing in. */
    public enum Join {
        LIST("list"),
        DOMAIN("domain");

        private final String word;

        Join(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Join> of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst();
        }
    }

    /** Before anybody has saved them. */
    public static Settings first(Optional<String> domain) {
        return domain.map(one ->
                        new Settings(Join.DOMAIN, List.of(one), List.of(), false, List.of(), ZoneId.of("UTC"), 0))
                .orElse(USUAL);
    }

    /** Each as one text, by the name that the API gives it. */
    public Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("join", join.word());
        texts.put("domains", String.join(" ", domains));
        texts.put("dkimDomains", String.join(" ", dkimDomains));
        texts.put("publishSsoApps", Boolean.toString(publishSsoApps));
        texts.put("signIn", String.join(" ", signIn));
        texts.put("timeZone", timeZone.getId());
        return texts;
    }

    boolean joins(Address address) {
        return join == Join.DOMAIN && domains.contains(address.domain());
    }
}
