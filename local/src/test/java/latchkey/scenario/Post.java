package latchkey.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Hands mail to the SMTP door, word by word of the protocol, so that also what no client would write gets there. */
record Post(int port) {

    /** @return the server's last answer */
    String send(String envelopeFrom, String to, String raw) {
        return send(envelopeFrom, List.of(to), raw.getBytes(StandardCharsets.UTF_8));
    }

    String send(String envelopeFrom, List<String> to, byte[] raw) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                var out = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            answer(in);
            say(out, in, "EHLO scenario");
            say(out, in, "MAIL FROM:<" + envelopeFrom + ">");
            for (var recipient : to) {
                var said = say(out, in, "RCPT TO:<" + recipient + ">");
                if (!said.startsWith("250")) {
                    return said;
                }
            }
            say(out, in, "DATA");
            out.write(stuffed(raw));
            return say(out, in, "\r\n.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] stuffed(byte[] raw) {
        var text = new String(raw, StandardCharsets.ISO_8859_1).replace("\r\n.", "\r\n..");
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String say(OutputStream out, BufferedReader in, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return answer(in);
    }

    private static String answer(BufferedReader in) throws IOException {
        var line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "" : line;
    }
}
