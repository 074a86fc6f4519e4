@NullMarked
package latchkey.stage;

import org.jspecify.annotations.NullMarked;
