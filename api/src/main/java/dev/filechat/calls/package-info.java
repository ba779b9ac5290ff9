// SPDX-License-Identifier: Apache-2.0
/** How calls are steered, which are tried again, how often and when; and the headers of their answers. */
@NullMarked
package dev.filechat.calls;

import org.jspecify.annotations.NullMarked;
