// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import io.grpc.netty.shaded.io.netty.buffer.PooledByteBufAllocator;
import io.grpc.netty.shaded.io.netty.buffer.UnpooledByteBufAllocator;
import io.grpc.netty.shaded.io.netty.util.ResourceLeakDetector;
import io.grpc.netty.shaded.io.netty.util.ResourceLeakDetectorFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The findings of Netty's leak detector: buffers and engines that became garbage before they were released. */
final class LeakedBuffers {
    /**
     * gRPC's server keeps the message of a unary call until the call ends, and does not release it if the client
     * cancels.
     */
    private static final String FORGOTTEN_BY_SERVERS = "io.grpc.internal.ServerCallImpl.sendMessage";

    private static final List<String> FOUND = new CopyOnWriteArrayList<>();

    private LeakedBuffers() {}

    /** Watches every buffer from now on. To be called before Netty's classes are loaded. */
    static void watch() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
            @Override
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                    Class<T> resource, int samplingInterval, long maxActive) {
                return new Detector<>(resource, samplingInterval);
            }
        });
    }

    /** {@return the leaks since the last call, with the places where they were touched} */
    static List<String> found() throws InterruptedException {
        collectGarbage();
        collectGarbage(); // after this one is enqueued, all garbage of the first is
        // The detector checks the collected garbage when the next buffer is allocated.
        PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
        UnpooledByteBufAllocator.DEFAULT.directBuffer(1).release();
        List<String> found = List.copyOf(FOUND);
        FOUND.clear();
        return found;
    }

    /** Waits until garbage is enqueued. */
    private static void collectGarbage() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        WeakReference<Object> garbage = new WeakReference<>(new Object(), collected);
        do {
            System.gc();
        } while (collected.remove(100) != garbage);
    }

    private static final class Detector<T> extends ResourceLeakDetector<T> {
        Detector(Class<T> resource, int samplingInterval) {
            super(resource, samplingInterval);
        }

        @Override
        protected boolean needReport() {
            return true; // even if Netty's log is off
        }

        @Override
        protected void reportTracedLeak(String resource, String records) {
            if (!records.contains(FORGOTTEN_BY_SERVERS)) {
                FOUND.add(resource + records);
            }
        }

        @Override
        protected void reportUntracedLeak(String resource) {
            FOUND.add(resource);
        }
    }
}
