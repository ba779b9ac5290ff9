// SPDX-License-Identifier: Apache-2.0
/**
 * The filter language of the fake's lists: {@code size_bytes > 100 AND NOT (name = "a.txt" OR expires_at = null)}. Made
 * for the fake itself, and not part of what users of the testkit can rely on.
 */
@NullMarked
package dev.filechat.testkit.filter;

import org.jspecify.annotations.NullMarked;
