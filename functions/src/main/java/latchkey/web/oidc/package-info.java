/** Asks the company's OpenID provider who somebody is. Loaded when somebody signs in with it, and not before. */
@NullMarked
package latchkey.web.oidc;

import org.jspecify.annotations.NullMarked;
