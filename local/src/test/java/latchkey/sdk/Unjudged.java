package latchkey.sdk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A judge cannot be asked: it has not got the service, or there is no call that asks. The test is not run there. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(SeveralUnjudged.class)
@interface Unjudged {

    /** All where none is named. */
    Judge[] by() default {Judge.LOCALSTACK, Judge.MINISTACK, Judge.AWS};

    /** Why not; a row of the table in {@code local/README.md}. */
    String why();
}
