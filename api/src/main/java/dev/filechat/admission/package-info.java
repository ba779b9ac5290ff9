// SPDX-License-Identifier: Apache-2.0
/** Admission of calls: what may hold or refuse an attempt before it is sent, as a rate limiter does. */
@NullMarked
package dev.filechat.admission;

import org.jspecify.annotations.NullMarked;
