import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.lang.instrument.Instrumentation;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** DynamoDB Local as LocalStack starts it, but heard on the loopback interface alone: its own main listens on all of them. */
public final class LoopbackDynamoDb {

    private LoopbackDynamoDb() {}

    public static void main(String[] options) throws Exception {
        DynamoDBProxyServer dynamoDb = ServerRunner.createServerFromCommandLineArgs(options);
        for (var connector : jetty(dynamoDb).getConnectors()) {
            ((ServerConnector) connector).setHost("127.0.0.1");
        }
        dynamoDb.start();
        dynamoDb.join();
    }

    /** There is no option for the host, and no way to the server but its private field. */
    private static Server jetty(DynamoDBProxyServer dynamoDb) throws IllegalAccessException {
        for (var field : DynamoDBProxyServer.class.getDeclaredFields()) {
            if (field.getType() == Server.class) {
                field.setAccessible(true);
                return (Server) field.get(dynamoDb);
            }
        }
        throw new IllegalStateException("DynamoDBProxyServer has no field with Jetty's server: is it still DynamoDB Local 2.6.1?");
    }

    /** LocalStack names an agent on the command line, which lifts a limit on indexes that no test here comes near. */
    public static final class NoAgent {

        private NoAgent() {}

        public static void premain(String options, Instrumentation instrumentation) {}
    }
}
