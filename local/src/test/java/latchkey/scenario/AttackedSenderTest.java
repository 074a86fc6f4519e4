package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that say “approve”, and are not surely from the person who is asked. None decides; the person hears of most. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackedSenderTest {

    private static final String BEA = "bea@demo.example";
    private static final String EVE = "eve@elsewhere.example";

    private static final String SILENCE = "";
    private static final String UNCERTAIN = "does not say for certain who wrote it";
    private static final String FORGED = "may be forged";
    private static final String HELD = "It waits on the page";

    private final Company company = Company.demo();
    private final List<String> attacked = new ArrayList<>();

    /** @param owner a piece of what Bea hears, who is asked; nobody else hears anything */
    private record Attack(String name, UnaryOperator<Draft> how, String owner) {
        @Override
        public String toString() {
            return name;
        }
    }

    @AfterAll
    void nothing_was_decided() {
        try (company) {
            var mara = company.person("mara");
            assertThat(attacked)
                    .isNotEmpty()
                    .allSatisfy(ticket -> assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked"));
            company.isSound();
        }
    }

    @Test
    void the_same_mail_from_the_one_who_is_asked_decides() {
        var ticket = company.person("mara").requests("canvas", "Posters");
        Draft.reply(BEA, company.person("bea").asked(ticket)).text("approve").send(company);
        company.idle();
        assertThat(company.person("mara").timeline(ticket)).contains("approved");
    }

    @ParameterizedTest
    @MethodSource({"verdicts", "others", "senders", "disguises", "ambiguities"})
    void decides_nothing(Attack attack) {
        var ticket = company.person("mara").requests("canvas", attack.name());
        attacked.add(ticket);
        var bea = company.person("bea");
        var draft = Draft.reply(BEA, bea.asked(ticket)).text("approve");
        var last = Optional.of(company.allMail().getLast().id());

        assertThat(attack.how().apply(draft).send(company)).startsWith("250");

        company.idle();
        assertThat(bea.timeline(ticket)).containsExactly("submitted", "asked");
        var heard = company.mailAfter(last);
        assertThat(heard).hasSize(attack.owner().isEmpty() ? 0 : 1);
        assertThat(heard).allSatisfy(mail -> {
            assertThat(mail.to()).isEqualTo(BEA);
            assertThat(mail.kind()).isEqualTo("receipt");
            assertThat(mail.text()).contains(attack.owner());
        });
    }

    /** In Bea's name, and her domain does not vouch for it. */
    static Stream<Attack> verdicts() {
        return Stream.of(
                attack("spoofed, DMARC fails", draft -> draft.verdicts("spf=FAIL; dkim=FAIL; dmarc=FAIL"), FORGED),
                attack(
                        "spoofed from another domain that SPF passes",
                        draft -> draft.enveloped(EVE, draft.recipients().getFirst())
                                .verdicts("spf=PASS; dkim=GRAY; dmarc=FAIL"),
                        FORGED),
                attack(
                        "spoofed and signed by another domain",
                        draft -> draft.verdicts("spf=PASS; dkim=PASS; dmarc=FAIL"),
                        FORGED),
                attack("DMARC could not be looked up", draft -> draft.verdicts("dmarc=PROCESSING_FAILED"), FORGED),
                attack("a domain without DMARC", draft -> draft.verdicts("dkim=GRAY; dmarc=GRAY"), HELD),
                attack("signed, by a domain that nobody named", draft -> draft.verdicts("dmarc=GRAY"), HELD),
                attack(
                        "its own Authentication-Results",
                        draft -> draft.verdicts("spf=FAIL; dkim=FAIL; dmarc=FAIL")
                                .above("Authentication-Results: amazonses.com; dmarc=pass header.from=demo.example"),
                        FORGED),
                attack(
                        "a stranger whom nobody vouches for", // R2
                        draft -> draft.from(EVE).verdicts("spf=PASS; dkim=PASS; dmarc=FAIL"),
                        SILENCE),
                attack("a virus", draft -> draft.verdicts("virus=FAIL"), SILENCE),
                attack("no virus verdict", draft -> draft.verdicts("virus=PROCESSING_FAILED"), SILENCE),
                attack("spam", draft -> draft.verdicts("spam=FAIL"), SILENCE));
    }

    /** From others, who are vouched for: Bea hears from where her mail was answered. */
    static Stream<Attack> others() {
        return Stream.of(
                from("another domain", EVE),
                from("a subdomain", "bea@mail.demo.example"),
                from("a domain that begins alike", "bea@demo.example.elsewhere.example"),
                from("a domain that ends alike", "bea@notdemo.example"),
                from("a tagged address", "bea+approve@demo.example"),
                from("dots where another provider ignores them", "b.e.a@demo.example"),
                from("a letter that looks alike", "bea@dem\u043E.example"),
                from("the A-label of a letter that looks alike", "bea@xn--dem-emc.example"),
                from("an underdotted letter", "bea@d\u1EB9mo.example"));
    }

    private static Attack from(String name, String address) {
        return attack(
                name,
                draft -> draft.from(address).vouchedFor(),
                address.equals("bea@dem\u043E.example")
                        ? "answered a mail that was for you"
                        : address.endsWith("\u1EB9mo.example")
                                ? "bea@xn--"
                                : address + " answered a mail that was for you");
    }

    /** Other headers that name Bea; and a delegate, who writes as Bea and says so. */
    static Stream<Attack> senders() {
        var eve = EVE + " answered a mail that was for you";
        return Stream.of(
                attack("Reply-To", by(EVE, "Reply-To: " + BEA), eve),
                attack("Resent-From", by(EVE, "Resent-From: " + BEA), eve),
                attack("X-Original-From", by(EVE, "X-Original-From: " + BEA), eve),
                attack("Return-Path", by(EVE, "Return-Path: <" + BEA + ">"), eve),
                attack("Sender is Bea", by(EVE, "Sender: " + BEA), UNCERTAIN),
                attack("a delegate", by(BEA, "Sender: kofi@demo.example"), UNCERTAIN),
                attack("a delegate of another domain", by(BEA, "Sender: " + EVE), UNCERTAIN),
                attack("two of Sender", by(BEA, "Sender: " + BEA, "Sender: " + EVE), UNCERTAIN));
    }

    /** An address where a name or a comment stands. */
    static Stream<Attack> disguises() {
        var eve = EVE + " answered a mail that was for you";
        return Stream.of(
                attack("her address as a quoted name", by("\"bea@demo.example\" <%s>".formatted(EVE)), eve),
                attack("her address as a name", by("bea@demo.example <%s>".formatted(EVE)), UNCERTAIN),
                attack("her mailbox as a quoted name", by("\"Bea <bea@demo.example>\" <%s>".formatted(EVE)), eve),
                attack("her address as a comment before", by("(bea@demo.example) " + EVE), eve),
                attack("her address as a comment behind", by(EVE + " (<bea@demo.example>)"), eve),
                attack("a comment that holds another", by("(a (bea@demo.example) \\) b) " + EVE), eve),
                attack("a comment inside the address", by("bea@(demo.example)elsewhere.example"), UNCERTAIN),
                attack("a comment without end", by("(" + BEA), UNCERTAIN),
                attack("an encoded name", by("=?utf-8?q?bea=40demo=2Eexample?= <%s>".formatted(EVE)), eve),
                attack(
                        "an encoded name that ends its quotes",
                        by("=?utf-8?q?=22_=3Cbea=40demo.example=3E_?= <%s>".formatted(EVE)),
                        eve),
                attack("an encoded address", by("=?utf-8?q?bea=40demo.example?="), UNCERTAIN),
                attack("an encoded piece of an address", by("=?utf-8?q?bea?=@demo.example"), UNCERTAIN),
                attack("a name that reads from right to left", by("\u202Eaeb <%s>".formatted(EVE)), UNCERTAIN));
    }

    /** Forms of From that programs read in different ways. */
    static Stream<Attack> ambiguities() {
        return Stream.of(
                attack(
                        "two From, hers below",
                        draft -> draft.above("From: " + EVE).vouchedFor(),
                        UNCERTAIN),
                attack(
                        "two From, hers on top",
                        draft -> draft.header("From: " + BEA, "From: " + EVE).vouchedFor(),
                        UNCERTAIN),
                attack("two From, one in small letters", by(BEA, "from: " + EVE), UNCERTAIN),
                attack("two From, one with a blank", by(BEA, "From : " + EVE), UNCERTAIN),
                attack("two mailboxes", by(BEA + ", " + EVE), UNCERTAIN),
                attack("a mailbox and a nameless one", by("Bea <%s>, <>".formatted(BEA)), UNCERTAIN),
                attack("a group", by("Approvers: %s;".formatted(BEA)), UNCERTAIN),
                attack("an empty group", by("bea@demo.example:;"), UNCERTAIN),
                attack("a route", by("<@elsewhere.example:%s>".formatted(BEA)), UNCERTAIN),
                attack("two angles", by("<%s> <%s>".formatted(BEA, EVE)), UNCERTAIN),
                attack("angles in angles", by("<<%s>>".formatted(BEA)), UNCERTAIN),
                attack("words behind the angles", by("<%s> %s".formatted(EVE, BEA)), UNCERTAIN),
                attack("two at signs", by("bea@demo.example@elsewhere.example"), UNCERTAIN),
                attack("a blank in the address", by("bea @demo.example"), UNCERTAIN),
                attack("a null in the address", by("bea@demo.example\u0000.elsewhere.example"), UNCERTAIN),
                attack("another From behind a bare return", by(EVE + "\rFrom: " + BEA), UNCERTAIN),
                attack("a dot behind the domain", by("bea@demo.example."), UNCERTAIN),
                attack("a full-width dot", by("bea@demo\uFF0Eexample"), UNCERTAIN),
                attack("a domain literal", by("bea@[127.0.0.1]"), UNCERTAIN),
                attack("nobody", by(""), UNCERTAIN));
    }

    private static UnaryOperator<Draft> by(String from, String... more) {
        return draft -> {
            var changed = draft.from(from).vouchedFor();
            for (var line : more) {
                changed = changed.above(line);
            }
            return changed;
        };
    }

    private static Attack attack(String name, UnaryOperator<Draft> how, String owner) {
        return new Attack(name, how, owner);
    }
}
