@NullMarked
package latchkey.courier;

import org.jspecify.annotations.NullMarked;
