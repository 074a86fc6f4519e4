package latchkey.local.doors;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import latchkey.local.aws.ses.Receiving;
import org.subethamail.smtp.server.SMTPServer;

/** Where replies come in: SMTP on loopback, for {@code reply+TOKEN@} the inbound domain and for nothing else. */
public final class SmtpDoor implements AutoCloseable {

    /** SES's limit for mail that goes to S3. */
    static final int MOST_BYTES = 40 * 1024 * 1024;

    private static final int MOST_CONNECTIONS = 200;
    private static final int MOST_RECIPIENTS = 100;

    private final SMTPServer server;
    private final int port;

    private SmtpDoor(SMTPServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Opens the door.
     *
     * @param port 0 for any that is free
     * @param inboundDomain of the reply addresses
     * @param ownDomain whose mail is authentic, as {@code demo.example}
     * @throws IOException where the port is taken
     */
    public static SmtpDoor open(int port, String inboundDomain, String ownDomain, Receiving receiving)
            throws IOException {
        var replies = Pattern.compile("reply\\+[a-z0-9]+@" + Pattern.quote(inboundDomain), Pattern.CASE_INSENSITIVE);
        var verdicts = new LocalVerdicts(ownDomain);
        var server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .serverSocketFactory(PromptSocket::listener)
                .hostName("localhost")
                .softwareName("Latchkey")
                .insertReceivedHeaders(false)
                .maxMessageSize(MOST_BYTES)
                .maxConnections(MOST_CONNECTIONS)
                .maxRecipients(MOST_RECIPIENTS)
                .connectionTimeout(1, TimeUnit.MINUTES)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .messageHandlerFactory(context -> new SmtpSession(context, replies, verdicts, receiving))
                .build();
        start(server);
        return new SmtpDoor(server, port == 0 ? server.getPortAllocated() : port);
    }

    /** The library hides why a socket cannot be had. */
    private static void start(SMTPServer server) throws IOException {
        try {
            server.start();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException why) {
                throw why;
            }
            throw e;
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.stop();
    }
}
