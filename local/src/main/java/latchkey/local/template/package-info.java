@NullMarked
package latchkey.local.template;

import org.jspecify.annotations.NullMarked;
