package latchkey.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs a test against whoever answers, knows who is wrong about it, and writes down what came of it, one JSON line a test, in
 * {@code target/sdk/<who>.jsonl}.
 */
final class Verdicts implements ParameterResolver, ExecutionCondition, InvocationInterceptor {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Aws.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Aws();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var why = context.getTestMethod().flatMap(test -> unjudged(context, test));
        why.ifPresent(reason -> write(context, "unjudged", reason));
        return why.map(ConditionEvaluationResult::disabled).orElse(ConditionEvaluationResult.enabled("asked"));
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        judge(test, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        judge(test, context);
    }

    private static void judge(Invocation<@Nullable Void> test, ExtensionContext context) throws Throwable {
        source(context);
        var differs = differs(context.getRequiredTestMethod());
        try {
            test.proceed();
        } catch (Throwable wrong) {
            if (differs.isEmpty() || unreachable(wrong)) {
                write(context, "wrong", String.valueOf(wrong.getMessage()));
                throw wrong;
            }
            write(context, "differs", differs.get());
            return;
        }
        if (differs.isPresent()) {
            write(context, "mended", differs.get());
            throw new AssertionError(
                    "%s does now as AWS does: take away the @Differs that says \"%s\"".formatted(who(), differs.get()));
        }
        write(context, "right", "");
    }

    private static boolean unreachable(Throwable wrong) {
        return Stream.iterate(wrong, cause -> cause != null, Throwable::getCause)
                .anyMatch(ConnectException.class::isInstance);
    }

    private static Optional<String> unjudged(ExtensionContext context, Method test) {
        return Judge.present()
                .flatMap(judge -> Stream.of(test, context.getRequiredTestClass())
                        .flatMap(element ->
                                AnnotationSupport.findRepeatableAnnotations(element, Unjudged.class).stream())
                        .filter(unjudged -> Arrays.asList(unjudged.by()).contains(judge))
                        .map(Unjudged::why)
                        .findFirst());
    }

    private static Optional<String> differs(Method test) {
        return Judge.present()
                .flatMap(judge -> AnnotationSupport.findRepeatableAnnotations(test, Differs.class).stream()
                        .filter(differs -> differs.judge() == judge)
                        .map(Differs::how)
                        .findFirst());
    }

    private static String source(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Source.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Source.class))
                .map(Source::value)
                .orElseThrow(() -> new IllegalStateException(
                        "Say which page says so: @Source on %s".formatted(context.getRequiredTestMethod())));
    }

    private static String who() {
        return Judge.present()
                .map(judge -> judge.name().toLowerCase(Locale.ROOT))
                .orElse("here");
    }

    private static void write(ExtensionContext context, String verdict, String why) {
        var line = new LinkedHashMap<String, Object>();
        line.put(
                "service",
                AnnotationSupport.findAnnotation(context.getRequiredTestClass(), SdkTest.class)
                        .map(SdkTest::value)
                        .orElseThrow());
        line.put(
                "test",
                context.getRequiredTestClass().getSimpleName() + "."
                        + context.getRequiredTestMethod().getName());
        line.put("sentence", context.getDisplayName());
        line.put("source", source(context));
        line.put("verdict", verdict);
        line.put("why", why);
        try {
            var file = Path.of("target", "sdk", who() + ".jsonl");
            Files.createDirectories(file.getParent());
            Files.writeString(file, Json.write(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
