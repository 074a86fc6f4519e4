@NullMarked
package latchkey.local.aws.events;

import org.jspecify.annotations.NullMarked;
