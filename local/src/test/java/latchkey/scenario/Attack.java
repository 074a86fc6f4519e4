package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A mail that tries to decide a request that Bea is asked about, and must not.
 *
 * @param reason why Mara asks for it, which comes back in every quote
 * @param how what is made of Bea's plain reply to the mail that asks her
 * @param hears a piece of the one receipt that Bea gets; empty where nobody hears anything
 */
record Attack(String name, String reason, BiFunction<Draft, Mail, Draft> how, Optional<String> hears) {

    static final String BEA = "bea@demo.example";

    /** From somebody who may not be Bea. */
    static Attack by(String name, UnaryOperator<Draft> how, String hears) {
        return new Attack(
                name,
                "Posters",
                (draft, ask) -> how.apply(draft.text("approve")),
                Optional.of(hears).filter(piece -> !piece.isEmpty()));
    }

    /** With words that are not Bea's own, or not a decision. */
    static Attack words(String name, BiFunction<Draft, Mail, Draft> how) {
        return saying(name, "Posters", how);
    }

    static Attack saying(String name, String reason, BiFunction<Draft, Mail, Draft> how) {
        return new Attack(name, reason, how, Optional.of(""));
    }

    /** Starts them all, each on a request of its own, and sees that none decides. */
    static void allFail(Company company, Stream<Attack> attacks) {
        var mara = company.person("mara");
        var bea = company.person("bea");
        var tickets = new LinkedHashMap<String, Attack>();
        attacks.forEach(attack -> tickets.put(
                mara.post("/api/v1/tickets", Map.of("kind", "access", "app", "canvas", "reason", attack.reason()))
                        .must(201)
                        .json()
                        .text("id"),
                attack));
        company.idle();
        var before = company.allMail();
        before.stream()
                .filter(mail -> mail.isTo(BEA) && tickets.containsKey(mail.ticket()))
                .forEach(ask -> start(company, java.util.Objects.requireNonNull(tickets.get(ask.ticket())), ask));
        company.idle();
        var heard = company.mailAfter(Optional.of(before.getLast().id()));
        assertThat(heard).as("mails of no ticket").allMatch(mail -> tickets.containsKey(mail.ticket()));
        tickets.forEach((ticket, attack) -> attack.failed(
                bea.timeline(ticket),
                heard.stream().filter(mail -> mail.ticket().equals(ticket)).toList()));
    }

    private static void start(Company company, Attack attack, Mail ask) {
        assertThat(attack.how().apply(Draft.reply(BEA, ask), ask).send(company))
                .as(attack.name())
                .startsWith("250");
    }

    /** Bea has at most her receipt; where her words are kept, Mara has them too. */
    private void failed(List<String> timeline, List<Mail> heard) {
        boolean kept = timeline.contains("commented");
        assertThat(timeline)
                .as(name)
                .containsExactlyElementsOf(
                        kept ? List.of("submitted", "asked", "commented") : List.of("submitted", "asked"));
        assertThat(heard.stream().filter(mail -> mail.isTo(BEA)).map(mail -> mail.kind() + ": " + mail.text()))
                .as(name)
                .hasSize(hears.isPresent() ? 1 : 0)
                .allSatisfy(mail -> assertThat(mail).startsWith("receipt").contains(hears.orElseThrow()));
        assertThat(heard.stream().filter(mail -> !mail.isTo(BEA)).map(mail -> mail.kind() + " to " + mail.to()))
                .as(name)
                .isEqualTo(kept ? List.of("comment to mara@demo.example") : List.of());
    }
}
