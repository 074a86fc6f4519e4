package latchkey.web.site;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.web.view.TicketList.Choice;

/** The options of a select element. */
final class Choices {

    private Choices() {}

    /**
     * @param chosen the value as the address has it
     * @param all what leaving it open is called
     */
    static List<Choice> of(String chosen, String all, Stream<Map.Entry<String, String>> others) {
        return Stream.concat(Stream.of(Map.entry("", all)), others)
                .map(one ->
                        new Choice(one.getKey(), one.getValue(), one.getKey().equals(chosen)))
                .toList();
    }
}
