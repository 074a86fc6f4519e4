@NullMarked
package latchkey.web.command;

import org.jspecify.annotations.NullMarked;
