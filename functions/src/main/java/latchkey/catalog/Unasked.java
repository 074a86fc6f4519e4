package latchkey.catalog;

import java.util.TreeMap;

/** Apps that are published without anybody doing it (R52). */
public final class Unasked {

    private Unasked() {}

    /**
     * The catalog with every app published that IT has only now begun to provision. Later an IT Admin may take it back, and
     * then it stays so.
     */
    public static Catalog published(Catalog before, Catalog after) {
        var apps = new TreeMap<>(after.apps());
        apps.replaceAll((id, app) -> {
            var was = before.apps().get(id);
            boolean begins =
                    app.workflow().sso() && (was == null || !was.workflow().sso());
            return begins ? app.published(true) : app;
        });
        return new Catalog(apps, after.groups(), after.version());
    }
}
