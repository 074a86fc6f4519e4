package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** What each action asks of AWS, beside what it may ({@link CallBudgets}). */
final class CallsBench {

    private CallsBench() {}

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        var budgets = CallBudgets.read();
        for (var action : measured(project).entrySet()) {
            var spent = action.getValue();
            var budget = budgets.of(action.getKey());
            figures.accept(
                    figure(action.getKey(), "calls", (double) spent.allCalls()).atMost(budget.calls()));
            figures.accept(figure(action.getKey(), "read units", spent.read()).atMost(budget.read()));
            figures.accept(
                    figure(action.getKey(), "written units", spent.written()).atMost(budget.written()));
            System.err.println(action.getKey() + ": " + spent);
        }
    }

    private static Map<String, Spent> measured(Path project) throws IOException {
        try (var subject = Subject.fresh(project, Subject.Where.MEMORY)) {
            return new Actions(subject).all();
        }
    }

    private static Figure figure(String action, String unit, double value) {
        return Figure.single("calls", action, unit, value);
    }
}
