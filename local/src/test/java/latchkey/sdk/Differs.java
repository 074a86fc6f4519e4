package latchkey.sdk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A judge is known to do otherwise than AWS's page ({@link Source}) says. The test must then fail against it: one that
 * passes says that the judge has been mended, and that this can go.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(SeveralDiffer.class)
@interface Differs {

    Judge judge();

    /** What it does instead; a row of the table in {@code local/README.md}. */
    String how();

    /** Of a test with arguments: words in the sentence of those that it is wrong about. Left out: all. */
    String where() default "";
}
