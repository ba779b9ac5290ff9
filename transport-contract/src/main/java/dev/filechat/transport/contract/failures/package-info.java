// SPDX-License-Identifier: Apache-2.0
/** The contract of what fails: connections, answers, certificates, cancelling, time. */
@NullMarked
package dev.filechat.transport.contract.failures;

import org.jspecify.annotations.NullMarked;
