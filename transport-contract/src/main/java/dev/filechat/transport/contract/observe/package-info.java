// SPDX-License-Identifier: Apache-2.0
/** What observers see of calls. */
@NullMarked
package dev.filechat.transport.contract.observe;

import org.jspecify.annotations.NullMarked;
