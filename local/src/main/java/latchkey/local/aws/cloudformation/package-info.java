@NullMarked
package latchkey.local.aws.cloudformation;

import org.jspecify.annotations.NullMarked;
