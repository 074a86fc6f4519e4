package latchkey.scenario;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Mails that say “approve”, and are not surely from the person who is asked. None decides; the person hears of most. */
final class SenderAttacks {

    /** A domain without DMARC whose signature the company believes; Bea has an address there. */
    static final String NAMED = "named.example";

    private static final String BEA = Attack.BEA;
    private static final String EVE = "eve@elsewhere.example";

    private static final String SILENCE = "";
    private static final String UNCERTAIN = "does not say for certain who wrote it";
    private static final String FORGED = "may be forged";
    private static final String HELD = "It waits on the page";

    private SenderAttacks() {}

    static Stream<Named<Stream<Attack>>> kinds() {
        return Stream.of(
                Named.of("spoofed", verdicts()),
                Named.of("signed by others", signatures()),
                Named.of("of somebody else", others()),
                Named.of("with other senders", senders()),
                Named.of("in disguise", disguises()),
                Named.of("from nobody for certain", ambiguities()));
    }

    /** In Bea's name, and her domain does not vouch for it. */
    private static Stream<Attack> verdicts() {
        return Stream.of(
                Attack.by("spoofed, DMARC fails", draft -> draft.verdicts("spf=FAIL; dkim=FAIL; dmarc=FAIL"), FORGED),
                Attack.by(
                        "spoofed from another domain that SPF passes",
                        draft -> draft.enveloped(EVE, draft.recipients().getFirst())
                                .verdicts("spf=PASS; dkim=GRAY; dmarc=FAIL"),
                        FORGED),
                Attack.by(
                        "spoofed and signed by another domain",
                        draft -> draft.verdicts("spf=PASS; dkim=PASS; dmarc=FAIL"),
                        FORGED),
                Attack.by("DMARC could not be looked up", draft -> draft.verdicts("dmarc=PROCESSING_FAILED"), FORGED),
                Attack.by("no verdict about DMARC", draft -> draft.verdicts("dmarc=MISSING"), FORGED),
                Attack.by(
                        "no verdict at all",
                        draft -> draft.verdicts("spf=MISSING; dkim=MISSING; dmarc=MISSING"),
                        FORGED),
                Attack.by("a domain without DMARC", draft -> draft.verdicts("dkim=GRAY; dmarc=GRAY"), HELD),
                Attack.by("signed, by a domain that nobody named", draft -> draft.verdicts("dmarc=GRAY"), HELD),
                Attack.by(
                        "its own Authentication-Results",
                        draft -> draft.verdicts("spf=FAIL; dkim=FAIL; dmarc=FAIL")
                                .above("Authentication-Results: amazonses.com; dmarc=pass header.from=demo.example"),
                        FORGED),
                Attack.by(
                        "a stranger whom nobody vouches for",
                        draft -> draft.from(EVE).verdicts("spf=PASS; dkim=PASS; dmarc=FAIL"),
                        SILENCE),
                Attack.by("a virus", draft -> draft.verdicts("virus=FAIL"), SILENCE),
                Attack.by("not looked at for viruses", draft -> draft.verdicts("virus=PROCESSING_FAILED"), SILENCE),
                Attack.by("no verdict about viruses", draft -> draft.verdicts("virus=MISSING"), SILENCE),
                Attack.by("spam", draft -> draft.verdicts("spam=FAIL"), SILENCE));
    }

    /** From Bea's address at the named domain, which has no DMARC policy. */
    private static Stream<Attack> signatures() {
        var pass = "Authentication-Results: amazonses.com; spf=pass; dkim=pass header.i=@" + NAMED + ";";
        return Stream.of(
                signed("by another domain", draft -> draft.above(signer("elsewhere.example"))),
                signed(
                        "by two others",
                        draft -> draft.above(signer("elsewhere.example")).above(signer("mail.example"))),
                signed("by a subdomain", draft -> draft.above(signer("mail." + NAMED))),
                signed("by a domain that begins alike", draft -> draft.above(signer(NAMED + ".elsewhere.example"))),
                signed("by a domain that ends alike", draft -> draft.above(signer("not" + NAMED))),
                signed("by another domain of hers", draft -> draft.above(signer("demo.example"))),
                signed(
                        "by another, and its own results",
                        draft -> draft.above(signer("elsewhere.example"))
                                .above(pass)
                                .above("Received-SPF: pass")),
                signed(
                        "by another, and a result in the envelope",
                        draft -> draft.above(signer("elsewhere.example"))
                                .enveloped(
                                        "\"a; dkim=pass header.i=@%s; b\"@elsewhere.example".formatted(NAMED),
                                        draft.recipients().getFirst())),
                signed("wrongly", draft -> draft.verdicts("dkim=FAIL; dmarc=GRAY")),
                signed(
                        "in a way that could not be looked up",
                        draft -> draft.verdicts("dkim=PROCESSING_FAILED; dmarc=GRAY")),
                signed("by nobody", draft -> draft.verdicts("dkim=GRAY; dmarc=GRAY")));
    }

    private static Attack signed(String name, UnaryOperator<Draft> how) {
        return Attack.by(
                "signed " + name, draft -> how.apply(draft.from("bea@" + NAMED).verdicts("dmarc=GRAY")), HELD);
    }

    /** The domain that signed, which is not that of From. */
    private static String signer(String domain) {
        return "X-Local-Signed-By: " + domain;
    }

    /** From others, who are vouched for: Bea hears from where her mail was answered. */
    private static Stream<Attack> others() {
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
        return Attack.by(
                name,
                draft -> draft.from(address).vouchedFor(),
                address.equals("bea@dem\u043E.example")
                        ? "answered a mail that was for you"
                        : address.endsWith("\u1EB9mo.example")
                                ? "bea@xn--"
                                : address + " answered a mail that was for you");
    }

    /** Other headers that name Bea; and a delegate, who writes as Bea and says so. */
    private static Stream<Attack> senders() {
        var eve = EVE + " answered a mail that was for you";
        return Stream.of(
                Attack.by("Reply-To", by(EVE, "Reply-To: " + BEA), eve),
                Attack.by("Resent-From", by(EVE, "Resent-From: " + BEA), eve),
                Attack.by("X-Original-From", by(EVE, "X-Original-From: " + BEA), eve),
                Attack.by("Return-Path", by(EVE, "Return-Path: <" + BEA + ">"), eve),
                Attack.by("Sender is Bea", by(EVE, "Sender: " + BEA), UNCERTAIN),
                Attack.by("a delegate", by(BEA, "Sender: kofi@demo.example"), UNCERTAIN),
                Attack.by("a delegate of another domain", by(BEA, "Sender: " + EVE), UNCERTAIN),
                Attack.by("two of Sender", by(BEA, "Sender: " + BEA, "Sender: " + EVE), UNCERTAIN));
    }

    /** An address where a name or a comment stands. */
    private static Stream<Attack> disguises() {
        var eve = EVE + " answered a mail that was for you";
        return Stream.of(
                Attack.by("her address as a quoted name", by("\"bea@demo.example\" <%s>".formatted(EVE)), eve),
                Attack.by("her address as a name", by("bea@demo.example <%s>".formatted(EVE)), UNCERTAIN),
                Attack.by("her mailbox as a quoted name", by("\"Bea <bea@demo.example>\" <%s>".formatted(EVE)), eve),
                Attack.by("her address as a comment before", by("(bea@demo.example) " + EVE), eve),
                Attack.by("her address as a comment behind", by(EVE + " (<bea@demo.example>)"), eve),
                Attack.by("a comment that holds another", by("(a (bea@demo.example) \\) b) " + EVE), eve),
                Attack.by("a comment inside the address", by("bea@(demo.example)elsewhere.example"), UNCERTAIN),
                Attack.by("a comment without end", by("(" + BEA), UNCERTAIN),
                Attack.by("an encoded name", by("=?utf-8?q?bea=40demo=2Eexample?= <%s>".formatted(EVE)), eve),
                Attack.by(
                        "an encoded name that ends its quotes",
                        by("=?utf-8?q?=22_=3Cbea=40demo.example=3E_?= <%s>".formatted(EVE)),
                        eve),
                Attack.by("an encoded address", by("=?utf-8?q?bea=40demo.example?="), UNCERTAIN),
                Attack.by("an encoded piece of an address", by("=?utf-8?q?bea?=@demo.example"), UNCERTAIN),
                Attack.by("a name that reads from right to left", by("\u202Eaeb <%s>".formatted(EVE)), UNCERTAIN));
    }

    /** Forms of From that programs read in different ways. */
    private static Stream<Attack> ambiguities() {
        return Stream.of(
                Attack.by(
                        "two From, hers below",
                        draft -> draft.above("From: " + EVE).vouchedFor(),
                        UNCERTAIN),
                Attack.by(
                        "two From, hers on top",
                        draft -> draft.header("From: " + BEA, "From: " + EVE).vouchedFor(),
                        UNCERTAIN),
                Attack.by("two From, one in small letters", by(BEA, "from: " + EVE), UNCERTAIN),
                Attack.by("two From, one with a blank", by(BEA, "From : " + EVE), UNCERTAIN),
                Attack.by("two mailboxes", by(BEA + ", " + EVE), UNCERTAIN),
                Attack.by("a mailbox and a nameless one", by("Bea <%s>, <>".formatted(BEA)), UNCERTAIN),
                Attack.by("a group", by("Approvers: %s;".formatted(BEA)), UNCERTAIN),
                Attack.by("an empty group", by("bea@demo.example:;"), UNCERTAIN),
                Attack.by("a route", by("<@elsewhere.example:%s>".formatted(BEA)), UNCERTAIN),
                Attack.by("two angles", by("<%s> <%s>".formatted(BEA, EVE)), UNCERTAIN),
                Attack.by("angles in angles", by("<<%s>>".formatted(BEA)), UNCERTAIN),
                Attack.by("words behind the angles", by("<%s> %s".formatted(EVE, BEA)), UNCERTAIN),
                Attack.by("two at signs", by("bea@demo.example@elsewhere.example"), UNCERTAIN),
                Attack.by("a blank in the address", by("bea @demo.example"), UNCERTAIN),
                Attack.by("a null in the address", by("bea@demo.example\u0000.elsewhere.example"), UNCERTAIN),
                Attack.by("another From behind a bare return", by(EVE + "\rFrom: " + BEA), UNCERTAIN),
                Attack.by("a dot behind the domain", by("bea@demo.example."), UNCERTAIN),
                Attack.by("a full-width dot", by("bea@demo\uFF0Eexample"), UNCERTAIN),
                Attack.by("a domain literal", by("bea@[127.0.0.1]"), UNCERTAIN),
                Attack.by("nobody", by(""), UNCERTAIN));
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
}
