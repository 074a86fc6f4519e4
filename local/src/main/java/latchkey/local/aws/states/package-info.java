@NullMarked
package latchkey.local.aws.states;

import org.jspecify.annotations.NullMarked;
