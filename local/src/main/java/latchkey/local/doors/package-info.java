@NullMarked
package latchkey.local.doors;

import org.jspecify.annotations.NullMarked;
