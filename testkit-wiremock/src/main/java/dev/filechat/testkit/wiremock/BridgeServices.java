// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.List;
import java.util.concurrent.Executor;

/** Every method of the service, answered by WireMock. */
final class BridgeServices {

    private BridgeServices() {}

    static List<ServerServiceDefinition> of(WireMockCore core, Executor executor) {
        return Rpc.SERVICES.stream()
                .map(service -> serve(service, core, executor))
                .toList();
    }

    private static ServerServiceDefinition serve(ServiceDescriptor service, WireMockCore core, Executor executor) {
        ServerServiceDefinition.Builder served = ServerServiceDefinition.builder(service);
        for (MethodDescriptor<?, ?> method : service.getMethods()) {
            Rpc rpc = Rpc.of(method);
            served.addMethod(rpc.method(), (call, metadata) -> new BridgeCall(rpc, core, call, metadata, executor));
        }
        return served.build();
    }
}
