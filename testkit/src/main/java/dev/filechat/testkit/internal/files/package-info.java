// SPDX-License-Identifier: Apache-2.0
/** The Files service. */
@NullMarked
package dev.filechat.testkit.internal.files;

import org.jspecify.annotations.NullMarked;
