// SPDX-License-Identifier: Apache-2.0
/** The contract of the Files API. */
@NullMarked
package dev.filechat.transport.contract.files;

import org.jspecify.annotations.NullMarked;
