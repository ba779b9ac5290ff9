// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.FilesGrpc;
import io.grpc.ServiceDescriptor;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the methods that the fake has. */
public final class ServiceMethods {

    private static final Set<String> ALL = Stream.of(FilesGrpc.getServiceDescriptor(), ChatGrpc.getServiceDescriptor())
            .map(ServiceDescriptor::getMethods)
            .flatMap(methods -> methods.stream().map(method -> String.valueOf(method.getBareMethodName())))
            .collect(Collectors.toCollection(TreeSet::new));

    private ServiceMethods() {}

    /**
     * Checks a name, since one that does not exist would never be met.
     *
     * @param method the name alone, such as {@code "UploadFile"}
     * @return the same
     * @throws IllegalArgumentException if the service has no such method
     */
    public static String known(String method) {
        if (!ALL.contains(method)) {
            throw new IllegalArgumentException("There is no method \"" + method + "\"; there are " + ALL);
        }
        return method;
    }
}
