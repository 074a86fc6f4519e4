@NullMarked
package latchkey.local.aws.sqs;

import org.jspecify.annotations.NullMarked;
