// SPDX-License-Identifier: Apache-2.0
/** What the tests of the contract share: clients, peers that are no fakes, certificates, bytes. */
@NullMarked
package dev.filechat.transport.contract.support;

import org.jspecify.annotations.NullMarked;
