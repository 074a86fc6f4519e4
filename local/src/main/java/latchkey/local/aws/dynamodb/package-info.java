@NullMarked
package latchkey.local.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
