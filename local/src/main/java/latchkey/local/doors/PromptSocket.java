package latchkey.local.doors;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;

/**
 * A connection that acknowledges what it reads at once.
 *
 * <p>Mail clients write a mail and the dot that ends it apart, and Nagle's algorithm holds the dot back until the mail is
 * acknowledged; a server that has nothing to say acknowledges after 40 ms (delayed ACK), so every mail would take these
 * 40 ms. Linux falls back into delaying by itself, so it is told anew before each read; other systems do not know the
 * option and keep the delay.
 */
final class PromptSocket extends Socket {

    @Override
    public InputStream getInputStream() throws IOException {
        var in = super.getInputStream();
        return supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK) ? new Prompt(in) : in;
    }

    /** A listener, not yet bound, whose connections are prompt. */
    static ServerSocket listener() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                var socket = new PromptSocket();
                implAccept(socket);
                socket.setTcpNoDelay(true);
                return socket;
            }
        };
    }

    private final class Prompt extends FilterInputStream {

        Prompt(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            return in.read(into, from, length);
        }
    }
}
