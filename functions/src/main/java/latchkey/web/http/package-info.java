@NullMarked
package latchkey.web.http;

import org.jspecify.annotations.NullMarked;
