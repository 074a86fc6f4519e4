@NullMarked
package latchkey.catalog;

import org.jspecify.annotations.NullMarked;
