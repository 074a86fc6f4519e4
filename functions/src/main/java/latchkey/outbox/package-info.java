@NullMarked
package latchkey.outbox;

import org.jspecify.annotations.NullMarked;
