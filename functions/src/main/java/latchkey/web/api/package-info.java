@NullMarked
package latchkey.web.api;

import org.jspecify.annotations.NullMarked;
