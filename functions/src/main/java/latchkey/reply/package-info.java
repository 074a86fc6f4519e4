@NullMarked
package latchkey.reply;

import org.jspecify.annotations.NullMarked;
