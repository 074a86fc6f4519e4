@NullMarked
package latchkey.local.aws.s3;

import org.jspecify.annotations.NullMarked;
