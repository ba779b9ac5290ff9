// SPDX-License-Identifier: Apache-2.0
/** What holds for pictures. */
@NullMarked
package dev.filechat.transport.contract.images;

import org.jspecify.annotations.NullMarked;
