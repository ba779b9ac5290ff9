// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.concurrent;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The frames of the thread that makes a call whose work runs on another thread. The stack trace of a failure there ends
 * with them. They are read only then; until then they cost a tenth of starting a virtual thread (measured).
 * Thread-safe.
 */
public final class CallerFrames {
    /** More frames do not help, and an exception that is thrown again and again must not grow. */
    private static final int MOST_CALLERS = 3;

    private static final String BOUNDARY = "calledBy";

    private final Throwable place = new Throwable("the call");
    private final String thread = Thread.currentThread().getName();

    private CallerFrames() {}

    /** {@return the frames of the calling thread, as they are now} */
    public static CallerFrames here() {
        return new CallerFrames();
    }

    /** Adds the caller's frames to a failure. One without a stack trace stays so. */
    public void addTo(Throwable failure) {
        StackTraceElement[] own = failure.getStackTrace();
        if (own.length == 0
                || Arrays.stream(own).filter(CallerFrames::isBoundary).count() >= MOST_CALLERS) {
            return;
        }
        StackTraceElement boundary =
                new StackTraceElement("dev.filechat", BOUNDARY, thread.isEmpty() ? "a thread" : thread, -1);
        failure.setStackTrace(Stream.of(Arrays.stream(own), Stream.of(boundary), callers())
                .flatMap(frames -> frames)
                .toArray(StackTraceElement[]::new));
    }

    /** {@return the frames of the caller, without those of this class} */
    private Stream<StackTraceElement> callers() {
        return Arrays.stream(place.getStackTrace())
                .dropWhile(frame -> frame.getClassName().equals(CallerFrames.class.getName()));
    }

    private static boolean isBoundary(StackTraceElement frame) {
        return frame.getMethodName().equals(BOUNDARY) && frame.getClassName().equals("dev.filechat");
    }
}
