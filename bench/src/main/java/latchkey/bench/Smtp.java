package latchkey.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Says a reply to the SMTP door, as a mail server would. */
record Smtp(int port) {

    /**
     * @param word what stands on the first line
     * @return the {@link System#nanoTime} at which the mail was all said
     */
    long reply(String from, String to, String word) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            in.readLine();
            for (var line : List.of("HELO bench", "MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA")) {
                out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                in.readLine();
            }
            out.write(mail(from, to, word).getBytes(StandardCharsets.US_ASCII));
            long end = System.nanoTime();
            var answer = in.readLine();
            if (answer == null || !answer.startsWith("250")) {
                throw new IllegalStateException("The mail was not taken: " + answer);
            }
            return end;
        }
    }

    /** With the dot that ends it. */
    static String mail(String from, String to, String word) {
        return "From: %s\r\nTo: %s\r\nSubject: Re: it\r\nMessage-ID: <%d@demo.example>\r\n\r\n%s\r\nFine with me.\r\n\r\n> %s\r\n.\r\n"
                .formatted(from, to, System.nanoTime(), word, "what was asked ".repeat(100));
    }
}
