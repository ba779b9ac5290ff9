// SPDX-License-Identifier: Apache-2.0
/** JSON and JSON schemas in answers. For the fake itself, not for its users. */
@NullMarked
package dev.filechat.testkit.json;

import org.jspecify.annotations.NullMarked;
