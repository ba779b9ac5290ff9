// SPDX-License-Identifier: Apache-2.0
/** What holds for collections and their documents. */
@NullMarked
package dev.filechat.transport.contract.collections;

import org.jspecify.annotations.NullMarked;
