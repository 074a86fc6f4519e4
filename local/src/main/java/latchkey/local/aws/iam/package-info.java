@NullMarked
package latchkey.local.aws.iam;

import org.jspecify.annotations.NullMarked;
