@NullMarked
package latchkey.web.view;

import org.jspecify.annotations.NullMarked;
