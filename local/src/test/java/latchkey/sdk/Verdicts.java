package latchkey.sdk;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test against whoever answers, knows who is wrong about it, and writes down what came of it. */
final class Verdicts implements ParameterResolver, ExecutionCondition, InvocationInterceptor {

    /** How {@code tools/count-tests} tells a test that a judge cannot do from one that was skipped. */
    private static final String NOT_ASKED = "not asked: ";

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
        why.ifPresent(reason -> write(context, Verdict.UNJUDGED, reason, ""));
        return why.map(reason -> ConditionEvaluationResult.disabled(NOT_ASKED + reason))
                .orElse(ConditionEvaluationResult.enabled("asked"));
    }

    /** A test's constructor may call the service that is not there, and comes before the question whether to run the test. */
    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> constructor, ReflectiveInvocationContext<Constructor<T>> call, ExtensionContext context)
            throws Throwable {
        context.getTestMethod().flatMap(test -> unjudged(context, test)).ifPresent(why -> {
            write(context, Verdict.UNJUDGED, why, "");
            Assumptions.abort(NOT_ASKED + why);
        });
        return constructor.proceed();
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
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
        var differs = differs(context);
        try {
            test.proceed();
        } catch (Throwable wrong) {
            if (differs.isEmpty() || unreachable(wrong)) {
                write(context, Verdict.WRONG, "", String.valueOf(wrong.getMessage()));
                throw wrong;
            }
            write(context, Verdict.DIFFERS, differs.get(), String.valueOf(wrong.getMessage()));
            return;
        }
        if (differs.isPresent()) {
            write(context, Verdict.MENDED, differs.get(), "");
            throw new AssertionError("%s does now as AWS does: take away the @Differs that says \"%s\""
                    .formatted(Judge.asked().id(), differs.get()));
        }
        write(context, Verdict.RIGHT, "", "");
    }

    private static boolean unreachable(Throwable wrong) {
        return Stream.iterate(wrong, cause -> cause != null, Throwable::getCause)
                .anyMatch(ConnectException.class::isInstance);
    }

    private static Optional<String> unjudged(ExtensionContext context, Method test) {
        return Stream.of(test, context.getRequiredTestClass())
                .flatMap(element -> AnnotationSupport.findRepeatableAnnotations(element, Unjudged.class).stream())
                .filter(unjudged -> Arrays.asList(unjudged.by()).contains(Judge.asked()))
                .map(Unjudged::why)
                .findFirst();
    }

    private static Optional<String> differs(ExtensionContext context) {
        return AnnotationSupport.findRepeatableAnnotations(context.getRequiredTestMethod(), Differs.class).stream()
                .filter(differs -> differs.judge() == Judge.asked())
                .filter(differs -> context.getDisplayName().contains(differs.where()))
                .map(Differs::how)
                .findFirst();
    }

    private static String source(ExtensionContext context) {
        return nearest(context, Source.class)
                .map(Source::value)
                .orElseThrow(() -> new IllegalStateException(
                        "Say which page says so: @Source on %s".formatted(context.getRequiredTestMethod())));
    }

    private static <A extends Annotation> Optional<A> nearest(ExtensionContext context, Class<A> annotation) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), annotation)
                .or(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), annotation));
    }

    private static void write(ExtensionContext context, Verdict verdict, String why, String got) {
        var line = new LinkedHashMap<String, Object>();
        line.put("service", nearest(context, SdkTest.class).orElseThrow().value());
        line.put(
                "test",
                context.getRequiredTestClass().getSimpleName() + "."
                        + context.getRequiredTestMethod().getName());
        line.put("sentence", context.getDisplayName());
        line.put("source", source(context));
        line.put("verdict", verdict.name().toLowerCase(Locale.ROOT));
        line.put("why", why);
        line.put("got", got);
        VerdictFile.add(line);
    }
}
