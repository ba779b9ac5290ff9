// SPDX-License-Identifier: Apache-2.0
/** The observers of a client: what they are called with, and what keeps their failures from the calls. */
@NullMarked
package dev.filechat.internal.observe;

import org.jspecify.annotations.NullMarked;
