@NullMarked
package latchkey.inbox;

import org.jspecify.annotations.NullMarked;
