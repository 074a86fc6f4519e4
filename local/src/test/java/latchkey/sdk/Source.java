package latchkey.sdk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The page that a test's sentence rests on. Every test of this package has one, of its own or of its class. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface Source {

    /** Below {@code https://docs.aws.amazon.com/}; a whole address where the rule is elsewhere. */
    String value();
}
