// SPDX-License-Identifier: Apache-2.0
/** Serves files at public URLs. */
@NullMarked
package dev.filechat.testkit.internal.publicurl;

import org.jspecify.annotations.NullMarked;
