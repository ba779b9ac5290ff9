// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import dev.filechat.transport.grpc.frames.NettyFrameLog;
import io.grpc.netty.shaded.io.netty.channel.DefaultSelectStrategyFactory;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.SelectStrategyFactory;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.SocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultEventExecutorChooserFactory;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.grpc.netty.shaded.io.netty.util.concurrent.EventExecutor;
import io.grpc.netty.shaded.io.netty.util.concurrent.EventExecutorChooserFactory.EventExecutorChooser;
import io.grpc.netty.shaded.io.netty.util.concurrent.Future;
import io.grpc.netty.shaded.io.netty.util.concurrent.ThreadPerTaskExecutor;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A share in the event loops of this JVM, which exist as long as there are shares. They use epoll where it is
 * available. Thread-safe.
 */
@SuppressWarnings("deprecation") // their replacement is in Netty 4.2 only, and older versions of grpc-java have 4.1
final class EventLoops implements AutoCloseable {
    /** More than enough: the loops have nothing left to do when the last share is closed. */
    private static final long SHUTDOWN_SECONDS = 5;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static @Nullable EventLoopGroup shared;
    private static int shares;

    private final EventLoopGroup group;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EventLoops(EventLoopGroup group) {
        this.group = group;
    }

    /** {@return a new share, to be closed after the connections} */
    static EventLoops share() {
        LOCK.lock();
        try {
            EventLoopGroup group = shared == null ? newGroup() : shared;
            shared = group;
            shares++;
            return new EventLoops(group);
        } finally {
            LOCK.unlock();
        }
    }

    private static EventLoopGroup newGroup() {
        ThreadFactory threads = new DefaultThreadFactory("filechat-netty", true);
        int netty = 0; // Netty's default
        Executor executor = new ThreadPerTaskExecutor(threads);
        SelectStrategyFactory selecting = DefaultSelectStrategyFactory.INSTANCE;
        if (Epoll.isAvailable()) { // with ?: the class file would name what both extend, which Netty 4.1 does not have
            return new EpollEventLoopGroup(netty, executor, EventLoops::chooser, selecting);
        }
        return new NioEventLoopGroup(netty, executor, EventLoops::chooser, SelectorProvider.provider(), selecting);
    }

    /** gRPC asks for a loop first when it makes a connection. */
    private static EventExecutorChooser chooser(EventExecutor[] loops) {
        EventExecutorChooser chooser = DefaultEventExecutorChooserFactory.INSTANCE.newChooser(loops);
        return () -> {
            NettyFrameLog.prepare();
            return chooser.next();
        };
    }

    EventLoopGroup group() {
        return group;
    }

    /** A socket for these loops. None of its frames is logged. */
    SocketChannel newSocket() {
        SocketChannel socket = group instanceof EpollEventLoopGroup ? new EpollSocketChannel() : new NioSocketChannel();
        NettyFrameLog.silence(socket);
        return socket;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        LOCK.lock();
        try {
            shares--;
            if (shares == 0) {
                shared = null;
                Future<?> unused = group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            LOCK.unlock();
        }
    }
}
