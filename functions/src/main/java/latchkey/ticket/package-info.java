@NullMarked
package latchkey.ticket;

import org.jspecify.annotations.NullMarked;
