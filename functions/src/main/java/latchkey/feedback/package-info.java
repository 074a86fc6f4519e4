@NullMarked
package latchkey.feedback;

import org.jspecify.annotations.NullMarked;
