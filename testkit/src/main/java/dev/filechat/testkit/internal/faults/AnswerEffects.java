// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import com.google.protobuf.Message;
import dev.filechat.testkit.internal.connection.ServerConnections;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What goes wrong with what the fake answers. The fake itself does not know. */
public final class AnswerEffects {

    private AnswerEffects() {}

    private interface Wrapping {
        ServerCall<Object, Object> over(ServerCall<Object, Object> call);
    }

    private static CallEffect wrapping(Wrapping wrapping) {
        return (call, headers, next) -> next.startCall(wrapping.over(call), headers);
    }

    public static CallEffect change(UnaryOperator<Message> change) {
        return wrapping(call -> new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendMessage(Object message) {
                super.sendMessage(change.apply((Message) message));
            }
        });
    }

    /** Sends a header; where there are no headers, since the call is refused at once, a trailer. */
    public static CallEffect header(AnswerHeader header) {
        return wrapping(call -> new SimpleForwardingServerCall<>(call) {
            private boolean sent;

            @Override
            public void sendHeaders(Metadata headers) {
                sent = true;
                header.addTo(headers);
                super.sendHeaders(headers);
            }

            @Override
            public void close(Status status, Metadata trailers) {
                if (!sent) {
                    header.addTo(trailers);
                }
                super.close(status, trailers);
            }
        });
    }

    public static CallEffect trailer(AnswerHeader trailer) {
        return wrapping(call -> new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                trailer.addTo(trailers);
                super.close(status, trailers);
            }
        });
    }

    public static CallEffect headers(int bytes) {
        return wrapping(call -> new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata headers) {
                super.sendHeaders(padded(headers, bytes));
            }
        });
    }

    public static CallEffect trailers(int bytes) {
        return wrapping(call -> new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                super.close(status, padded(trailers, bytes));
            }
        });
    }

    private static Metadata padded(Metadata metadata, int bytes) {
        metadata.put(Metadata.Key.of("x-padding", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(bytes));
        return metadata;
    }

    /** Does what was asked for, and tells something else. */
    public static CallEffect failWhenDone(Status status, Supplier<Metadata> trailers) {
        return endAfter(0, status, trailers);
    }

    /** Sends the first messages, and then what is given: null for nothing, ever. */
    public static CallEffect endAfter(int messages, @Nullable Status end) {
        return endAfter(messages, end, Metadata::new);
    }

    private static CallEffect endAfter(int messages, @Nullable Status end, Supplier<Metadata> trailers) {
        return wrapping(call -> new SimpleForwardingServerCall<>(call) {
            private int sent;
            private boolean over;

            /** What is not sent need not wait for the client. */
            @Override
            public boolean isReady() {
                return over || super.isReady();
            }

            @Override
            public void sendMessage(Object message) {
                if (sent < messages) {
                    super.sendMessage(message);
                    sent++;
                } else if (!over) {
                    over = true;
                    finish();
                }
            }

            @Override
            public void close(Status status, Metadata own) {
                if (over) {
                    return;
                }
                over = true;
                if (status.isOk()) {
                    finish();
                } else {
                    super.close(status, own);
                }
            }

            private void finish() {
                if (end != null) {
                    super.close(end, trailers.get());
                }
            }
        });
    }

    /** The fake has done what was asked for when it begins to answer. */
    public static CallEffect lose(ServerConnections connections) {
        return (call, headers, next) -> {
            ServerConnections.Connection connection = connections.of(call);
            return next.startCall(
                    new SimpleForwardingServerCall<>(call) {
                        @Override
                        public void sendHeaders(Metadata answer) {}

                        @Override
                        public void sendMessage(Object message) {
                            connection.reset();
                        }

                        @Override
                        public void close(Status status, Metadata trailers) {
                            connection.reset();
                        }
                    },
                    headers);
        };
    }
}
