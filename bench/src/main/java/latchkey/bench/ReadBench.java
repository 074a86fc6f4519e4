package latchkey.bench;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import latchkey.reply.Mail;
import latchkey.reply.MailReader;
import latchkey.reply.NewText;
import latchkey.ticket.Stage;

/** How many replies are read a second on one core, from raw mail to what it decides, after warm-up. */
final class ReadBench {

    /** A second each; the first ones warm up. */
    private static final int ROUNDS = 15;

    private static final int WARM_UP = 5;

    /** Nanoseconds. */
    private static final long SECOND = 1_000_000_000L;

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

    private ReadBench() {}

    static void run(Path project, Consumer<Figure> figures) {
        figures.accept(measured("plain, 2 KB", plain()).atLeast(12_000));
        figures.accept(measured("HTML, 30 KB", html()).atLeast(2_000));
    }

    private static byte[] plain() {
        var mail = new StringBuilder(HEAD.formatted("plain"))
                .append("Approve, thanks.\nCost centre 4711.\n\nKind regards\nBea\n\n")
                .append("On Mon, 23 Nov 2026 at 09:14, Latchkey <latchkey@demo.example> wrote:\n\n");
        while (mail.length() < PLAIN_SIZE) {
            mail.append(QUOTED);
        }
        return bytes(mail);
    }

    private static byte[] html() {
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

    private static Figure measured(String name, byte[] raw) {
        var rates = new double[ROUNDS - WARM_UP];
        for (int round = 0; round < ROUNDS; round++) {
            double rate = aSecondOf(raw);
            if (round >= WARM_UP) {
                rates[round - WARM_UP] = rate;
            }
        }
        return new Figure("read", name, "replies/s", rates);
    }

    /** By the processor time of this thread: what else runs on the machine does not count. */
    private static double aSecondOf(byte[] raw) {
        var thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        long spent = 0;
        int read = 0;
        while (spent < SECOND) {
            if (!(MailReader.read(raw) instanceof Mail mail)
                    || NewText.of(mail).intent(Stage.APPROVAL).toString().isEmpty()) {
                throw new IllegalStateException("A reply of the measurement cannot be read.");
            }
            read++;
            spent = thread.getCurrentThreadCpuTime() - start;
        }
        return read * (double) SECOND / spent;
    }
}
