@NullMarked
package latchkey.local;

import org.jspecify.annotations.NullMarked;
