package latchkey.people;

import java.util.Optional;

/**
 * Who becomes a member by signing in (R50).
 *
 * @param domain everybody of this mail domain joins, until somebody saves the settings; empty where people join by list
 * @param firstItAdmin joins as IT Admin while the workspace has none
 */
public record Joining(Optional<String> domain, Optional<Address> firstItAdmin) {

    /** What an address that belongs to nobody yet would become. */
    public enum Place {
        NOBODY,
        MEMBER,
        IT_ADMIN
    }

    /** What is in force before the IT Admins have saved any. */
    public Settings first() {
        return Settings.first(domain);
    }

    public Place of(Address address, Roster roster, Settings settings) {
        if (firstItAdmin.filter(address::equals).isPresent()
                && roster.itAdmins().isEmpty()) {
            return Place.IT_ADMIN;
        }
        return settings.joins(address) ? Place.MEMBER : Place.NOBODY;
    }
}
