package latchkey.sdk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.extension.ExtendWith;

/** A class of such tests. Its constructor or its tests take an {@link Aws}; what is made there is the class's own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(Verdicts.class)
@interface SdkTest {

    /** The service, as its row in the table says. */
    String value();
}
