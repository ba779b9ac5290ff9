// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.server;

import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.util.List;

/** What tools ask before they call: what there is (reflection), and whether it serves (health). They need no key. */
public final class ToolServices {

    private ToolServices() {}

    public static List<ServerServiceDefinition> beside(List<ServerServiceDefinition> services) {
        HealthStatusManager health = new HealthStatusManager();
        services.forEach(
                service -> health.setStatus(service.getServiceDescriptor().getName(), ServingStatus.SERVING));
        return List.of(
                health.getHealthService().bindService(),
                ProtoReflectionServiceV1.newInstance().bindService());
    }
}
