// SPDX-License-Identifier: Apache-2.0
/**
 * A fake xAI service for tests and for trying things without a key.
 *
 * <p>{@link FakeXai} is where to start.
 */
@NullMarked
package dev.filechat.testkit;

import org.jspecify.annotations.NullMarked;
