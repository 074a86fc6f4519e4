@NullMarked
package latchkey.store;

import org.jspecify.annotations.NullMarked;
