// SPDX-License-Identifier: Apache-2.0
/** Documents that can be read. */
@NullMarked
package dev.filechat.testkit.internal.document;

import org.jspecify.annotations.NullMarked;
