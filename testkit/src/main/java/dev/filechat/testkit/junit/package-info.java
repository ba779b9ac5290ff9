// SPDX-License-Identifier: Apache-2.0
/**
 * The JUnit Jupiter extension that gives each test a fake of its own.
 *
 * <p>{@link FakeXaiExtension} is where to start.
 */
@NullMarked
package dev.filechat.testkit.junit;

import org.jspecify.annotations.NullMarked;
