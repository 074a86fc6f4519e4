@NullMarked
package latchkey.runtime;

import org.jspecify.annotations.NullMarked;
