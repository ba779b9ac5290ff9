// SPDX-License-Identifier: Apache-2.0
/** What the tests of several modules use. It is not published. */
@NullMarked
package dev.filechat.testsupport;

import org.jspecify.annotations.NullMarked;
