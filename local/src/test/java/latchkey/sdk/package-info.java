/**
 * What AWS does where Latchkey relies on it: each test is a sentence, the page of AWS that says so, and the SDK calls that
 * show it. They run against the look-alikes, or against any endpoint: {@code -Dlatchkey.aws=http://127.0.0.1:4566}.
 */
@NullMarked
package latchkey.sdk;

import org.jspecify.annotations.NullMarked;
