@NullMarked
package latchkey.local.aws.ses;

import org.jspecify.annotations.NullMarked;
