// SPDX-License-Identifier: Apache-2.0
/** Makes pictures. */
@NullMarked
package dev.filechat.testkit.internal.images;

import org.jspecify.annotations.NullMarked;
