// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

/** Knows the fake of the test that is running, as the JUnit extension does. */
public interface RunningFake {
    /**
     * Returns the fake of the test that is running.
     *
     * @return the fake
     * @throws IllegalStateException if there is none
     */
    FakeXai fake();
}
