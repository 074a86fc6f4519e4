package latchkey.local.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The time of the rehearsal: the machine's own, moved forward by what was asked for. It is kept with the data. */
public final class VirtualClock implements InstantSource {

    private static final String KEY = "offset";

    private final Disk disk;
    private final AtomicReference<Duration> offset;

    public VirtualClock(Disk disk) {
        this.disk = disk;
        this.offset = new AtomicReference<>(Duration.parse(disk.map("clock").getOrDefault(KEY, "PT0S")));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset.get());
    }

    /** Moves the clock so that it now shows {@code instant}; a time already past is left alone. */
    public synchronized void moveTo(Instant instant) {
        var ahead = Duration.between(instant(), instant);
        if (ahead.isPositive()) {
            offset.updateAndGet(ahead::plus);
            disk.map("clock").put(KEY, offset.get().toString());
            disk.commit();
        }
    }
}
