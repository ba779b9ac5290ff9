// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.observe;

import dev.filechat.chat.tools.ToolCall;
import dev.filechat.internal.concurrent.Listeners;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallObserver;
import dev.filechat.observe.ObservedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The observers of a client. Thread-safe. */
public final class Observers {
    private final List<CallObserver> observers;
    private final String host;
    private final int port;

    public Observers(List<CallObserver> observers, String host, int port) {
        this.observers = List.copyOf(observers);
        this.host = host;
        this.port = port;
    }

    /**
     * {@return a call as observers see it}
     *
     * @param conversation the id of its conversation, null if it has none
     */
    public ObservedCall describe(CallDetails details, @Nullable String conversation) {
        return new StartedCall(host, port, details, conversation, null);
    }

    /** {@return what observes a call that starts; {@link CallObservation#NONE} if nobody does} */
    public CallObservation started(ObservedCall call) {
        return observe(observers, call.description(), observer -> observer.started(call));
    }

    /** {@return what observes the run of a tool that the answer of an observed call asked for} */
    public CallObservation toolStarted(CallObservation parent, CallDetails details, ToolCall tool) {
        if (parent == CallObservation.NONE) {
            return CallObservation.NONE;
        }
        return parent.toolStarted(new StartedCall(host, port, details, null, tool));
    }

    static <T> CallObservation observe(List<T> observers, String call, Function<T, CallObservation> start) {
        List<CallObservation> started = new ArrayList<>(observers.size());
        for (T observer : observers) {
            Listeners.tell(
                    () -> {
                        CallObservation observation = start.apply(observer);
                        if (observation != CallObservation.NONE) {
                            started.add(observation);
                        }
                    },
                    () -> call + ": an observer failed; the call goes on");
        }
        return started.isEmpty() ? CallObservation.NONE : new GuardedObservations(call, started);
    }
}
