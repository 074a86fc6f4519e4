@NullMarked
package latchkey.local.aws.sns;

import org.jspecify.annotations.NullMarked;
