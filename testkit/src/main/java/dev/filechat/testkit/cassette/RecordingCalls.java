// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.google.protobuf.Message;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.apis.UnaryApis;
import dev.filechat.transport.grpc.call.UnaryCalls;
import io.grpc.MethodDescriptor;

/** Records calls with one request and one answer, which another transport makes. Thread-safe. */
final class RecordingCalls implements UnaryCalls {

    private final Transport service;
    private final Recording recording;

    RecordingCalls(Transport service, Recording recording) {
        this.service = service;
        this.recording = recording;
    }

    @Override
    public <Q extends Message, S extends Message> S unary(MethodDescriptor<Q, S> method, Q request, CallContext context)
            throws TransportException {
        Request asked = Requests.unary(method, request);
        UnaryCalls calls = UnaryApis.callsOf(service)
                .orElseThrow(() -> new ConfigurationException(
                        "A cassette records " + asked.method() + " over a transport of filechat only, and not over "
                                + service.getClass().getName()));
        Recording.Call call = recording.begin(asked, context);
        try {
            S answer = calls.unary(method, request, context);
            call.end("response", Requests.answer(answer));
            return answer;
        } catch (TransportException e) {
            call.end("failure", RecordedFailure.of(e));
            throw e;
        }
    }
}
