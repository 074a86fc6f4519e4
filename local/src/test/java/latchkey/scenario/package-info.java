/** The whole system through its real doors: a process of its own, HTTP, SMTP and a browser. */
@NullMarked
package latchkey.scenario;

import org.jspecify.annotations.NullMarked;
