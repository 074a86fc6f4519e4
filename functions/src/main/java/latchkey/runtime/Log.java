package latchkey.runtime;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON line for one thing that happened. Never a secret, never a whole mail. */
public final class Log {

    private final PrintStream out;
    private final InstantSource clock;
    private final String function;

    public Log(PrintStream out, InstantSource clock, String function) {
        this.out = out;
        this.clock = clock;
        this.function = function;
    }

    /** @param details names and values in turn */
    public void info(String what, @Nullable Object... details) {
        line("INFO", what, details(details));
    }

    /** Something that somebody should look at. */
    public void warn(String what, @Nullable Object... details) {
        line("WARN", what, details(details));
    }

    /** Something failed and will be tried again, or has to be mended. */
    public void error(String what, Throwable why, @Nullable Object... details) {
        var all = details(details);
        all.put("error", why.toString());
        var trace = new StringWriter();
        why.printStackTrace(new PrintWriter(trace));
        all.put("trace", trace.toString());
        line("ERROR", what, all);
    }

    private void line(String level, String what, Map<String, @Nullable Object> details) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("at", clock.instant().toString());
        line.put("level", level);
        line.put("function", function);
        line.put("what", what);
        line.putAll(details);
        out.println(Json.write(line));
    }

    private static Map<String, @Nullable Object> details(@Nullable Object... pairs) {
        var details = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            details.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return details;
    }
}
