// SPDX-License-Identifier: Apache-2.0
/** Uploads that remember: content that is stored once, directories with a journal. */
@NullMarked
package dev.filechat.internal.bulk;

import org.jspecify.annotations.NullMarked;
