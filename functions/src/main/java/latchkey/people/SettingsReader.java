package latchkey.people;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads settings field by field, with every fault at once. What is left out stays as it is. */
public final class SettingsReader {

    public static final List<String> FIELDS =
            List.of("join", "domains", "dkimDomains", "publishSsoApps", "signIn", "timeZone");

    /** A mail domain; an address at it must be one. */
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    private static final int MOST_DOMAINS = 50;

    private final Map<?, ?> fields;
    private final Settings now;
    private final boolean provider;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * @param fields as their format has them: text, lists of text, true or false
     * @param provider whether there is an OpenID provider to sign in with
     */
    public SettingsReader(Map<?, ?> fields, Settings now, boolean provider) {
        this.fields = fields;
        this.now = now;
        this.provider = provider;
    }

    public Settings read() {
        var join = join();
        var domains = domains("domains", now.domains());
        if (join == Settings.Join.DOMAIN && domains.isEmpty() && faults.isEmpty()) {
            fault("domains", "at least one mail domain, where people join by domain");
        }
        return new Settings(
                join,
                domains,
                domains("dkimDomains", now.dkimDomains()),
                publishes(),
                signIn(),
                timeZone(),
                now.version() + 1);
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    private Settings.Join join() {
        if (!fields.containsKey("join")) {
            return now.join();
        }
        var join = Settings.Join.of(text("join"));
        if (join.isEmpty()) {
            fault("join", "“list” or “domain”");
        }
        return join.orElse(now.join());
    }

    private List<String> domains(String field, List<String> base) {
        return list(
                field,
                base,
                one -> one.length() <= 253 && DOMAIN.matcher(one).matches(),
                "at most %d mail domains in lower case, such as demo.example".formatted(MOST_DOMAINS));
    }

    /** OpenID Connect needs an issuer; as long as there is none, links by mail are the only way in. */
    private List<String> signIn() {
        return provider
                ? list("signIn", now.signIn(), List.of("mail", "oidc")::contains, "“mail”, “oidc”, or both")
                : list("signIn", now.signIn(), "mail"::equals, "“mail”; “oidc” needs an issuer, and none is set up");
    }

    private boolean publishes() {
        return switch (fields.get("publishSsoApps")) {
            case null -> now.publishSsoApps();
            case Boolean flag -> flag;
            default -> {
                fault("publishSsoApps", "true or false");
                yield now.publishSsoApps();
            }
        };
    }

    private ZoneId timeZone() {
        if (!fields.containsKey("timeZone")) {
            return now.timeZone();
        }
        var name = text("timeZone");
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        fault("timeZone", "a time zone such as Europe/Lisbon or UTC");
        return now.timeZone();
    }

    private List<String> list(String field, List<String> base, Predicate<String> good, String right) {
        if (!fields.containsKey(field)) {
            return base;
        }
        if (!(fields.get(field) instanceof List<?> list)
                || list.size() > MOST_DOMAINS
                || (field.equals("signIn") && list.isEmpty())
                || !list.stream().allMatch(one -> one instanceof String text && good.test(text))) {
            fault(field, right);
            return base;
        }
        return list.stream().map(String::valueOf).toList();
    }

    private String text(String field) {
        return Optional.ofNullable(fields.get(field)).map(Object::toString).orElse("");
    }

    private void fault(String field, String right) {
        faults.add(new Fault(field, text(field), right));
    }
}
