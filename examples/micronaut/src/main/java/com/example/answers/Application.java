// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import io.micronaut.runtime.Micronaut;

/** A server that answers questions about files. */
final class Application {
    private Application() {}

    public static void main(String[] args) {
        Micronaut.run(Application.class, args);
    }
}
