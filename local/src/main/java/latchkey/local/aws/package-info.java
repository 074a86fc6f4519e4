@NullMarked
package latchkey.local.aws;

import org.jspecify.annotations.NullMarked;
