@NullMarked
package latchkey.local.aws.lambda;

import org.jspecify.annotations.NullMarked;
