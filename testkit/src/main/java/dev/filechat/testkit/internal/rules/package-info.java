// SPDX-License-Identifier: Apache-2.0
/** Which chat requests the service refuses. */
@NullMarked
package dev.filechat.testkit.internal.rules;

import org.jspecify.annotations.NullMarked;
