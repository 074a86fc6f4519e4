package latchkey.bench;

import java.nio.charset.StandardCharsets;
import latchkey.reply.Intent;
import latchkey.reply.Mail;
import latchkey.reply.MailReader;
import latchkey.reply.NewText;
import latchkey.ticket.Stage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One reply read, from raw mail to what it decides. {@link ReadBench} has JMH call it, in a process of its own. */
@State(Scope.Thread)
public class Reading {

    private static final int PLAIN_SIZE = 2_000;
    private static final int HTML_SIZE = 30_000;

    private static final String HEAD = """
            Return-Path: <bea@demo.example>
            From: Bea Fontaine <bea@demo.example>
            To: reply+abc@inbound.demo.example
            Subject: Re: Mara Lindqvist asks for Forge
            Message-ID: <1@demo.example>
            MIME-Version: 1.0
            Content-Type: text/%s; charset=utf-8

            """;
    private static final String QUOTED = "> Mara Lindqvist asks for Forge, as a developer, for the harbour.\n";
    private static final String ROW = "<table style='width:100%'><tr><td style='padding:0 0 12px 0;font-family:Arial'>"
            + "<p class=MsoNormal><span style='font-size:12pt'>Mara asks for <b>Forge</b> &amp; more</span></p></td></tr></table>\n";

    private final byte[] plain = plainReply();
    private final byte[] html = htmlReply();

    /** @return what JMH must not let the compiler leave out */
    @Benchmark
    public Intent plain() {
        return read(plain);
    }

    /** @return what JMH must not let the compiler leave out */
    @Benchmark
    public Intent html() {
        return read(html);
    }

    private static Intent read(byte[] raw) {
        if (MailReader.read(raw) instanceof Mail mail
                && NewText.of(mail).intent(Stage.APPROVAL) instanceof Intent.Decision decision) {
            return decision;
        }
        throw new IllegalStateException("A reply of the measurement does not decide.");
    }

    private static byte[] plainReply() {
        var mail = new StringBuilder(HEAD.formatted("plain"))
                .append("Approve, thanks.\nCost centre 4711.\n\nKind regards\nBea\n\n")
                .append("On Mon, 23 Nov 2026 at 09:14, Latchkey <latchkey@demo.example> wrote:\n\n");
        while (mail.length() < PLAIN_SIZE) {
            mail.append(QUOTED);
        }
        return bytes(mail);
    }

    private static byte[] htmlReply() {
        var mail = new StringBuilder(HEAD.formatted("html"))
                .append("<html><style>p.MsoNormal{margin:0cm}</style><p class=MsoNormal>Approve, thanks.</p>")
                .append("<p>Cost centre 4711.</p><div class=gmail_quote><blockquote class=gmail_quote>\n");
        while (mail.length() < HTML_SIZE) {
            mail.append(ROW);
        }
        return bytes(mail.append("</blockquote></div></html>\n"));
    }

    private static byte[] bytes(StringBuilder mail) {
        return mail.toString().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
