// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.concurrent;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the caller's listeners and observers. What they throw is logged, and ends nothing else. */
public final class Listeners {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private Listeners() {}

    /**
     * Calls a listener. Only a {@link VirtualMachineError} is passed on: it is not the listener's fault.
     *
     * @param call calls it
     * @param failed what is logged if it fails
     */
    public static void tell(Runnable call, Supplier<String> failed) {
        try {
            call.run();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // the caller's code
            log.warn(failed.get(), e);
        }
    }
}
