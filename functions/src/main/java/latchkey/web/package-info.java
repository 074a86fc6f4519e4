@NullMarked
package latchkey.web;

import org.jspecify.annotations.NullMarked;
