package latchkey.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import latchkey.people.Fault;
import latchkey.people.Settings;
import latchkey.people.SettingsReader;
import latchkey.web.command.Governing;
import latchkey.web.command.Visit;
import latchkey.web.http.EntityTag;
import latchkey.web.http.Response;
import org.jspecify.annotations.Nullable;

/** The workspace's settings, for IT Admins. */
public final class SettingsApi {

    private final Governing governing;

    public SettingsApi(Governing governing) {
        this.governing = governing;
    }

    public Response get(Visit visit) {
        Parameters.check(visit.request().query(), List.of());
        return shown(governing.now());
    }

    /** A field that is left out stays as it is. */
    public Response put(Visit visit) {
        var fields = Body.fields(visit.request(), SettingsReader.FIELDS);
        var tag = EntityTag.ofHeader(visit.request());
        if (tag.isEmpty()) {
            return Preconditions.missing();
        }
        return switch (governing.put(visit.asker(), fields, tag.get())) {
            case Governing.Result.Done(var settings) -> shown(settings);
            case Governing.Result.Changed() -> Preconditions.failed();
            case Governing.Result.Refused(var faults) ->
                PeopleApi.refused(faults.stream()
                        .map(fault -> new Fault("/" + fault.path(), fault.value(), fault.right()))
                        .toList());
        };
    }

    private Response shown(Settings settings) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("join", settings.join().word());
        shape.put("domains", settings.domains());
        shape.put("dkimDomains", settings.dkimDomains());
        shape.put("publishSsoApps", settings.publishSsoApps());
        shape.put("signIn", governing.ways(settings).words());
        shape.put("timeZone", settings.timeZone().getId());
        return Response.json(200, shape).with("etag", new EntityTag(Governing.tag(settings)).quoted());
    }
}
