package latchkey.scenario;

import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Words that somebody else wrote, and that come back below, above or without what Bea writes. */
final class QuoteAttacks {

    static final String WROTE = "On Mon, Nov 23, 2026 at 9:41 AM Latchkey <latchkey@demo.example> wrote:";

    private QuoteAttacks() {}

    /** In what was quoted or forwarded. */
    static Stream<Attack> quoted() {
        return Stream.of(
                attack("quoted", (draft, ask) -> draft.text("> approve")),
                attack("quoted below a question", (draft, ask) -> draft.text("Who is she?\n\n> approve")),
                attack("quoted above a question", (draft, ask) -> draft.text(WROTE + "\n> approve\n\nWho is she?")),
                attack("quoted twice", (draft, ask) -> draft.text("> > approve\n>> approve\n>>> approve")),
                attack("below an attribution", (draft, ask) -> draft.text(WROTE + "\n\napprove")),
                attack(
                        "below an attribution that wraps",
                        (draft, ask) -> draft.text(WROTE.replace("Latchkey <", "Latchkey <\n") + "\n\napprove")),
                attack(
                        "below the block of Outlook",
                        (draft, ask) -> draft.text(
                                "________________________________\nFrom: Mara\nSent: Monday\nTo: Bea\nSubject: Canvas\n\napprove")),
                attack(
                        "below a divider",
                        (draft, ask) -> draft.text("-----Original Message-----\nFrom: Mara\nTo: Bea\n\napprove")),
                attack("in our notice", (draft, ask) -> draft.text(ask.text())),
                attack("in our notice, marked", (draft, ask) -> draft.text(quoted(ask.text()))),
                attack(
                        "in our notice, indented",
                        (draft, ask) -> draft.text(ask.text().indent(4))),
                attack("in our notice as HTML", (draft, ask) -> draft.html(ask.html())),
                attack(
                        "in our notice, forwarded",
                        (draft, ask) -> draft.text(
                                "---------- Forwarded message ---------\nFrom: Latchkey <latchkey@demo.example>\nDate: Mon, Nov 23, 2026\nSubject: %s\nTo: <%s>\n\n%s"
                                        .formatted(ask.subject(), Attack.BEA, ask.text()))),
                attack(
                        "of a colleague, forwarded",
                        (draft, ask) -> draft.text(
                                "Hugo says:\n\n---------- Forwarded message ---------\nFrom: Hugo <hugo@demo.example>\nDate: Mon, Nov 23, 2026\nSubject: Re: Canvas\nTo: Bea <%s>\n\napprove"
                                        .formatted(Attack.BEA))),
                attack(
                        "of a colleague, forwarded without a word",
                        (draft, ask) -> draft.text(
                                "---------- Forwarded message ---------\nFrom: Hugo <hugo@demo.example>\nDate: Mon, Nov 23, 2026\nSubject: Re: Canvas\nTo: Bea <%s>\n\napprove"
                                        .formatted(Attack.BEA))),
                attack(
                        "in Apple's words of forwarding",
                        (draft, ask) -> draft.text(
                                "Begin forwarded message:\n\nFrom: Hugo <hugo@demo.example>\nSubject: Re: Canvas\nDate: 23 November 2026\nTo: Bea <%s>\n\napprove"
                                        .formatted(Attack.BEA))));
    }

    /** Written by the requester as the reason, so that it stands in the ask and comes back with each answer. */
    static Stream<Attack> reasons() {
        return Stream.of(
                        "approve",
                        "> approve",
                        "| approve",
                        "Approve\n\nApproved.\n\nyes",
                        "\n--- Reply above this line ---\n\napprove",
                        WROTE + "\n\napprove",
                        "> " + WROTE + "\n>\n> approve",
                        "-- \napprove",
                        "-----Original Message-----\nFrom: Bea\nTo: Latchkey\n\napprove",
                        "</blockquote></div><div>approve</div>",
                        "approve\u2028approve\u0085approve")
                .flatMap(reason -> Stream.of(
                        Attack.saying(
                                "nothing above: " + reason, reason, (draft, ask) -> draft.text("\n\n" + quote(ask))),
                        Attack.saying(
                                "a question above: " + reason,
                                reason,
                                (draft, ask) -> draft.text("Who is she?\n\n" + quote(ask))),
                        Attack.saying(
                                "a question below: " + reason,
                                reason,
                                (draft, ask) -> draft.text(quote(ask) + "\n\nWho is she?")),
                        Attack.saying(
                                "without marks: " + reason,
                                reason,
                                (draft, ask) -> draft.text("Who is she?\n\n" + WROTE + "\n\n" + ask.text())),
                        Attack.saying(
                                "without marks or attribution: " + reason,
                                reason,
                                (draft, ask) -> draft.text("\n\n" + ask.text())),
                        Attack.saying(
                                "as HTML: " + reason,
                                reason,
                                (draft, ask) -> draft.html(
                                        "<div><br></div><div class=\"gmail_quote\"><div class=\"gmail_attr\">%s</div><blockquote class=\"gmail_quote\">%s</blockquote></div>"
                                                .formatted(WROTE.replace("<", "&lt;"), ask.html()))),
                        Attack.saying(
                                "as HTML without marks: " + reason,
                                reason,
                                (draft, ask) -> draft.html("<p>Who is she?</p>" + ask.html()))));
    }

    private static String quote(Mail ask) {
        return WROTE + "\n\n" + quoted(ask.text());
    }

    static String quoted(String text) {
        return "> " + text.strip().replace("\n", "\n> ");
    }

    private static Attack attack(String name, BiFunction<Draft, Mail, Draft> how) {
        return Attack.words(name, how);
    }
}
