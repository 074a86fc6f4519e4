@NullMarked
package latchkey.bench;

import org.jspecify.annotations.NullMarked;
