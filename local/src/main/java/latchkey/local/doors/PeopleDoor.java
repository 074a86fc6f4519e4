package latchkey.local.doors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import latchkey.local.Inhabitant;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;

/** {@code /_local/people}: whom one can be here. */
public final class PeopleDoor implements Door {

    private final Supplier<List<Inhabitant>> people;

    public PeopleDoor(Supplier<List<Inhabitant>> people) {
        this.people = people;
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        if (!request.method().equals("GET")) {
            throw Asked.method(request, "GET");
        }
        Asked.parameters(request);
        return Answers.json(200, people.get().stream().map(PeopleDoor::told).toList());
    }

    private static Map<String, Object> told(Inhabitant person) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", person.name());
        told.put("email", person.email());
        told.put("roles", person.roles());
        return told;
    }
}
