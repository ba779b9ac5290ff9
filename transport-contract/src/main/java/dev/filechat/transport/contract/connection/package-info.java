// SPDX-License-Identifier: Apache-2.0
/** The contract of what connections are made with: keys, certificates, proxies. */
@NullMarked
package dev.filechat.transport.contract.connection;

import org.jspecify.annotations.NullMarked;
