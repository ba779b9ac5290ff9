// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.frames;

import static java.util.Objects.requireNonNull;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.util.AttributeKey;
import io.grpc.netty.shaded.io.netty.util.internal.logging.InternalLogger;
import io.grpc.netty.shaded.io.netty.util.internal.logging.InternalLoggerFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the frames of chosen connections out of the log. gRPC's Netty logs each frame of each connection at DEBUG, with
 * the key that is in its headers and the first bytes of its content, and has no setting against it. Frames of other
 * connections, and all other messages of Netty, are logged as without it. Thread-safe.
 */
public final class NettyFrameLog extends InternalLoggerFactory {
    private static final Set<String> FRAME_LOGGERS = Set.of(
            "io.grpc.netty.shaded.io.grpc.netty.NettyClientHandler",
            "io.grpc.netty.shaded.io.grpc.netty.NettyServerHandler");

    private static final AttributeKey<Boolean> SILENT = AttributeKey.valueOf("dev.filechat.silent");

    private static final ReentrantLock LOCK = new ReentrantLock();

    private static final Method NEW_LOGGER = newLoggerMethod();

    private final InternalLoggerFactory others;

    private NettyFrameLog(InternalLoggerFactory others) {
        this.others = others;
    }

    /**
     * Makes it possible to silence connections that are made from now on. gRPC fetches the logger of a connection's
     * frames before it makes the connection, so this is called before that, for each connection: a program can replace
     * Netty's logging at any time.
     */
    public static void prepare() {
        if (isInPlace()) {
            return;
        }
        LOCK.lock();
        try {
            if (!isInPlace()) {
                setDefaultFactory(new NettyFrameLog(getDefaultFactory()));
            }
        } finally {
            LOCK.unlock();
        }
    }

    /** Compared by name: where class loaders share Netty but not this class, one of them is enough. */
    private static boolean isInPlace() {
        return getDefaultFactory().getClass().getName().equals(NettyFrameLog.class.getName());
    }

    /**
     * Logs nothing of the frames of this connection.
     *
     * @param connection a new one
     */
    public static void silence(Channel connection) {
        connection.attr(SILENT).set(true);
    }

    @Override
    protected InternalLogger newInstance(String name) {
        InternalLogger logger = (InternalLogger) requireNonNull(call(NEW_LOGGER, others, name));
        if (!FRAME_LOGGERS.contains(name)) {
            return logger;
        }
        return (InternalLogger) Proxy.newProxyInstance(
                NettyFrameLog.class.getClassLoader(), new Class<?>[] {InternalLogger.class}, new LoudFrames(logger));
    }

    /** Passes on messages that are about another connection, and queries of the log level. */
    private record LoudFrames(InternalLogger logger) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            boolean logs = method.getReturnType() == void.class;
            return logs && !isOfOthers(arguments) ? null : call(method, logger, arguments);
        }
    }

    /** The connection is one of a message's parameters. */
    private static boolean isOfOthers(Object @Nullable [] arguments) {
        return arguments != null
                && Arrays.stream(arguments)
                        .flatMap(argument -> argument instanceof Object[] parameters
                                ? Arrays.stream(parameters)
                                : Stream.of(argument))
                        .anyMatch(parameter -> parameter instanceof Channel channel && !channel.hasAttr(SILENT));
    }

    private static @Nullable Object call(Method method, Object target, Object @Nullable ... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Netty's logging cannot be reached", e);
        }
    }

    /** Found by reflection, as it is protected and so cannot be called on another factory. */
    private static Method newLoggerMethod() {
        try {
            Method method = InternalLoggerFactory.class.getDeclaredMethod("newInstance", String.class);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("This version of grpc-netty-shaded is not known: " + e.getMessage(), e);
        }
    }
}
