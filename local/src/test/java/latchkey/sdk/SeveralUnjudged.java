package latchkey.sdk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Several of {@link Unjudged}. A type of its own, since one within an annotation is public, and reflection then cannot reach ours. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface SeveralUnjudged {
    Unjudged[] value();
}
