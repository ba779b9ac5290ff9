// SPDX-License-Identifier: Apache-2.0
/** Collections: documents that the service indexes, and that are searched. See {@link CollectionsService}. */
@NullMarked
package dev.filechat.collections;

import org.jspecify.annotations.NullMarked;
