@NullMarked
package latchkey.web.site;

import org.jspecify.annotations.NullMarked;
